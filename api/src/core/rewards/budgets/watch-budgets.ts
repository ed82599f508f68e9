import { mostOfCaseFen } from '../../../../contract/programme-faults.ts';
import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import type { Job } from '../../../lib/jobs.ts';
import type { Programme } from '../programmes/rules.ts';
import { findProgrammeVersion, newestPublished } from '../programmes/store.ts';
import { levelsOf, type PoolRow, totalFen, usedFen } from './pool-levels.ts';
import { hasTurnedAway, insertAlarm, poolsOfMonth } from './store.ts';

/** Says once per total when four fifths of a month's money are used, and once when it no longer pays everybody. */
export const watchBudgets: Job = {
  name: 'watch-budgets',
  schedule: '20 * * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const now = context.clock.now();
    const month = shanghaiDay(now).slice(0, 7);
    let raised = 0;
    for (const pool of await poolsOfMonth(context.db, month)) {
      const programme = await programmeOf(context, pool);
      for (const percent of levelsOf(pool, await isTooLittle(context, pool, programme)))
        if (await raise(context, pool, programme?.name, percent, now)) raised++;
    }
    return raised > 0 ? `raised ${raised} budget alarms` : '';
  },
};

const parts = ({ id }: PoolRow) => {
  const [, programmeId = '', month = ''] = id.split(':');
  return { programmeId, month };
};

async function programmeOf({ db }: Context, pool: PoolRow): Promise<Programme | undefined> {
  const { programmeId } = parts(pool);
  return findProgrammeVersion(db, programmeId, await newestPublished(db, programmeId));
}

// Whoever came up against a daily cap was turned away too, but not for want of what is left here.
async function isTooLittle({ db }: Context, pool: PoolRow, programme: Programme | undefined) {
  if (!programme || pool.balance_fen >= mostOfCaseFen(programme.rules)) return false;
  const { programmeId, month } = parts(pool);
  const from = startOfDay(`${month}-01`);
  const to = startOfDay(`${nextDay(`${month}-28`, 4).slice(0, 7)}-01`);
  return totalFen(pool) > 0 && hasTurnedAway(db, programmeId, { from, to });
}

async function raise(
  context: Context,
  pool: PoolRow,
  name: string | undefined,
  percent: number,
  now: Date,
) {
  const { programmeId, month } = parts(pool);
  const figures = { totalFen: totalFen(pool), usedFen: usedFen(pool) };
  const isFirst = await context.db.transaction(async (session) => {
    const then = { funded_fen: figures.totalFen, used_fen: figures.usedFen, raised_at: now };
    if (!(await insertAlarm(session, { pool_id: pool.id, percent, ...then }))) return false;
    const news = { programmeId, name: name ?? programmeId, month, percent, ...figures };
    const moved = { fundedFen: pool.funded_fen, adjustedFen: pool.adjusted_fen };
    await context.events.publish('budget.alarm', { session, now }, { ...news, ...moved });
    return true;
  });
  if (isFirst) context.log.error({ pool: pool.id, percent, ...figures }, 'reward budget alarm');
  return isFirst;
}
