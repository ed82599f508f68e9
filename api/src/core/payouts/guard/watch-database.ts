import type { Context } from '../../../context.ts';
import { type Clock, systemClock } from '../../../lib/clock.ts';
import { newId } from '../../../lib/ids.ts';
import { replayJournal } from '../journal/replay-journal.ts';
import { noteReplay, stopBySystem, wantReplay } from '../switch/index.ts';
import { MAX_OFF_MS, offMs } from './compare-clocks.ts';
import { type Doubt, whyStop } from './compare-marks.ts';
import { lookAtDatabase, readMark, writeBeat, writeMark } from './mark-store.ts';

/**
 * Looks whether the database is the one this worker left, with everything it had committed. If not, paying stops,
 * the journal gives back what was sent, and two people have to start again. `isAtRest` is a worker's last look.
 */
export async function watchDatabase(
  context: Context,
  { isAtRest = false, ourClock = systemClock }: { isAtRest?: boolean; ourClock?: Clock } = {},
): Promise<Doubt | null> {
  const directory = context.config.payouts.journalDir;
  if (!directory) return null;
  const mark = await orStop(context, () => readMark(directory));
  const now = context.clock.now();
  const worker = mark?.worker ?? newId(now);
  const askedAt = ourClock.now().getTime();
  const sight = await lookAtDatabase(context.db, worker);
  const heardAt = ourClock.now().getTime();
  const why = whyStop(sight, mark);
  if (why) context.log.error({ why, sight, mark }, 'the database is not as it was left');
  // A read-only server cannot note it; it cannot be made to pay either.
  if (why === 'read_only') return why;
  if (why) await stopAndReplay(context, why);
  const off = offMs(askedAt, { from: sight.databaseAt, to: sight.databaseAt }, heardAt);
  if (Math.abs(off) > MAX_OFF_MS)
    await stopBySystem(context.db, now, 'clock_off', `与数据库相差 ${Math.round(off / 1000)} 秒`);
  const beats = Math.max(mark?.beats ?? 0, sight.beats ?? 0) + 1;
  await writeBeat(context.db, worker, beats, now);
  const { identity, databaseAt } = sight;
  const next = { worker, identity, databaseAt, upS: sight.upS.before, beats, isAtRest };
  await orStop(context, () => writeMark(directory, next));
  return why;
}

async function stopAndReplay(context: Context, why: Exclude<Doubt, 'read_only'>): Promise<void> {
  const { db, clock } = context;
  await stopBySystem(db, clock.now(), why);
  await wantReplay(db);
  const restored = await replayJournal(context);
  await noteReplay(db, clock.now(), restored);
}

/** The last look before a call: the server that holds what will be sent must be the one we know. */
export async function refuseStrangeDatabase({ db, config }: Context): Promise<void> {
  const directory = config.payouts.journalDir;
  const mark = directory ? await readMark(directory) : null;
  if (!mark) return;
  const why = whyStop(await lookAtDatabase(db, mark.worker), mark);
  if (why) throw new Error(`nothing is sent: ${why}`);
}

// A mark that cannot be kept is a journal that cannot be kept.
async function orStop<T>(context: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await stopBySystem(context.db, context.clock.now(), 'journal_unwritable');
    throw error;
  }
}
