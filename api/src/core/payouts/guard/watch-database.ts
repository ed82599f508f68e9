import type { Context } from '../../../context.ts';
import { newId } from '../../../lib/ids.ts';
import { replayJournal } from '../journal/replay-journal.ts';
import { stopSwitch } from '../switch-store.ts';
import { whyStop } from './compare-marks.ts';
import { lookAtDatabase, readMark, writeBeat, writeMark } from './mark-store.ts';

/**
 * Looks whether the database is the one this worker left, with everything it had committed. If not, paying stops,
 * the journal gives back what was sent, and two people have to start again.
 */
export async function watchDatabase(context: Context): Promise<string | null> {
  const directory = context.config.payouts.journalDir;
  if (!directory) return null;
  const mark = await readMark(directory);
  const now = context.clock.now();
  const worker = mark?.worker ?? newId(now);
  const sight = await lookAtDatabase(context.db, worker);
  const why = whyStop(sight, mark);
  if (why) {
    context.log.error({ why, sight, mark }, 'the database is not as it was left');
    // A read-only server cannot note it; it cannot be made to pay either.
    if (sight.isReadOnly) return why;
    await stopSwitch(context.db, now, { by: '系统', reason: why });
    await replayJournal(context);
  }
  const beats = Math.max(mark?.beats ?? 0, sight.beats ?? 0) + 1;
  await writeBeat(context.db, worker, beats, now);
  const { identity, databaseAt } = sight;
  await writeMark(directory, { worker, identity, databaseAt, beats });
  return why;
}
