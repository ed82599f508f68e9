import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import type { Job } from '../../../lib/jobs.ts';
import { stopBySystem } from '../switch/index.ts';
import { findRewrittenDay } from './check-days.ts';
import { sealDays } from './seal-days.ts';

const CHECKED_DAYS = 35;

async function checkFrom(context: Context, from: string): Promise<string> {
  const day = await findRewrittenDay(context, from);
  if (!day) return 'no sealed day was rewritten';
  context.log.error({ day }, 'a sealed day of the ledger is not what it was');
  await stopBySystem(context.db, context.clock.now(), 'ledger_rewritten', day);
  return `rewritten: ${day}`;
}

/** Each night the last weeks are read again before the day that is over gets its seal. */
export const sealLedgerDaysJob: Job = {
  name: 'seal-ledger-days',
  process: 'payout-worker',
  schedule: '0 25 0 * * *',
  leaseSeconds: 1800,
  run: async (context) => {
    const today = shanghaiDay(context.clock.now());
    const said = await checkFrom(context, nextDay(today, -CHECKED_DAYS));
    return `${said}; days sealed: ${await sealDays(context)}`;
  },
};

/** Every Sunday, and whenever somebody asks: all of them. */
export const checkLedgerDaysJob: Job = {
  name: 'check-ledger-days',
  process: 'payout-worker',
  schedule: '0 40 4 * * 0',
  leaseSeconds: 3600,
  run: (context) => checkFrom(context, '0000-00-00'),
};
