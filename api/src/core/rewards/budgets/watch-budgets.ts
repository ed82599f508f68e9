import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import type { Job } from '../../../lib/jobs.ts';
import { findProgrammeRow, newestVersion } from '../programmes/store.ts';
import { hasTurnedAway, insertAlarm, type PoolRow, poolsOfMonth } from './store.ts';

/** Says once when four fifths of a month's money are used, and once when somebody gets nothing for want of it. */
export const watchBudgets: Job = {
  name: 'watch-budgets',
  schedule: '20 * * * * *',
  leaseSeconds: 60,
  run: async (context) => {
    const now = context.clock.now();
    const month = shanghaiDay(now).slice(0, 7);
    let raised = 0;
    for (const pool of await poolsOfMonth(context.db, month))
      for (const percent of await reached(context, pool, month))
        if (await raise(context, pool, percent, now)) raised++;
    return raised > 0 ? `raised ${raised} budget alarms` : '';
  },
};

async function reached({ db }: Context, pool: PoolRow, month: string): Promise<number[]> {
  if (pool.funded_fen === 0) return [];
  const usedFen = pool.funded_fen - pool.balance_fen;
  const from = startOfDay(`${month}-01`);
  const to = startOfDay(`${nextDay(`${month}-28`, 4).slice(0, 7)}-01`);
  const programmeId = pool.id.split(':')[1]!;
  const isUsedUp = pool.balance_fen <= 0 || (await hasTurnedAway(db, programmeId, { from, to }));
  if (isUsedUp) return [80, 100];
  return usedFen * 100 >= pool.funded_fen * 80 ? [80] : [];
}

async function raise(context: Context, pool: PoolRow, percent: number, now: Date) {
  const { id, funded_fen: fundedFen, balance_fen } = pool;
  const [, programmeId = '', month = ''] = id.split(':');
  const usedFen = fundedFen - balance_fen;
  const isFirst = await context.db.transaction(async (session) => {
    const alarm = { pool_id: id, percent, funded_fen: fundedFen, used_fen: usedFen };
    if (!(await insertAlarm(session, { ...alarm, raised_at: now }))) return false;
    const version = await newestVersion(session, programmeId);
    const name = (await findProgrammeRow(session, programmeId, version))?.name ?? programmeId;
    const news = { programmeId, name, month, percent, fundedFen, usedFen };
    await context.events.publish('budget.alarm', { session, now }, news);
    return true;
  });
  if (isFirst) context.log.error({ pool: id, percent, usedFen }, 'reward budget alarm');
  return isFirst;
}
