import type { PhotoMarks } from '../../../../../contract/files.ts';
import { markGap } from '../../../../../contract/files.ts';
import type { Session } from '../../../../lib/db.ts';
import { PRINTS_KEPT_MS } from '../forget-prints.ts';
import { countMarks } from './store.ts';

/** How far the marks of the photos that are still compared have come. */
export async function showMarks(session: Session, now: Date): Promise<PhotoMarks> {
  const rows = await countMarks(session, new Date(now.getTime() - PRINTS_KEPT_MS));
  const of = (marks: string | null) => rows.find((row) => row.marks === marks)?.number ?? 0;
  return {
    waitingCount: of(null),
    drawnCount: of('drawn'),
    skipped: markGap.options
      .map((why) => ({ why, photoCount: of(why) }))
      .filter((one) => one.photoCount > 0),
  };
}
