import type { MarkGap } from '../../../../../contract/files.ts';
import { build, type Session } from '../../../../lib/db.ts';

/** What became of a photo's marks; `forgotten` on purpose, and not to be drawn again. */
export type Marks = 'drawn' | 'forgotten' | MarkGap;

export type UnmarkedPhoto = {
  id: string;
  display_key: string;
  received_at: Date;
  marks_tries: number;
};
type Turn = { now: Date; triedBefore: Date };

const notTriedSince = (before: Date) => (query: ReturnType<typeof build>) =>
  void query.whereNull('marks_tried_at').orWhere('marks_tried_at', '<', before);

/** Newest first: what was reported lately is what is copied next. */
export const listUnmarked = (
  session: Session,
  { since, triedBefore, limit }: { since: Date; triedBefore: Date; limit: number },
) =>
  session.rows<UnmarkedPhoto>(
    build('photos')
      .select('id', 'display_key', 'received_at', 'marks_tries')
      .where('owner_kind', 'citizen')
      .whereNull('marks')
      .andWhere('received_at', '>=', since)
      .andWhere(notTriedSince(triedBefore))
      .orderBy('received_at', 'desc')
      .limit(limit),
  );

/** Only one of all who ask gets it; whoever was killed over it leaves it free again after a while. */
export async function claimPhoto(session: Session, id: string, { now, triedBefore }: Turn) {
  const claimed = await session.write(
    build('photos')
      .where('id', id)
      .whereNull('marks')
      .andWhere(notTriedSince(triedBefore))
      .update({ marks_tried_at: now, marks_tries: build.raw('marks_tries + 1') }),
  );
  return claimed === 1;
}

/** False when it was forgotten or deleted meanwhile. */
export async function settleMarks(session: Session, id: string, marks: Marks): Promise<boolean> {
  const settled = await session.write(
    build('photos').where('id', id).whereNull('marks').update({ marks }),
  );
  return settled === 1;
}

export async function isSketched(session: Session, id: string): Promise<boolean> {
  const found = build('photo_sketches').select('photo_id').where('photo_id', id);
  return (await session.first(found)) !== undefined;
}

export const countMarks = (session: Session, since: Date) =>
  session.rows<{ marks: Marks | null; number: number }>(
    build('photos')
      .select('marks')
      .count({ number: '*' })
      .where('owner_kind', 'citizen')
      .andWhere('received_at', '>=', since)
      .groupBy('marks'),
  );
