import type { MoneySummary } from '../../../../contract/rewards.ts';
import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { sumMoney } from '../../rewards/index.ts';
import { checkLedger } from './checks.ts';

/** Recomputes every promise from its rows and keeps what it found: at a city's size this takes half a minute. */
export async function checkMoney(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  askedBy: string,
): Promise<string[]> {
  const now = clock.now();
  const beganAt = performance.now();
  const failed = await checkLedger(db);
  await db.write(
    build('money_checks').insert({
      id: newId(now),
      ran_at: now,
      asked_by: askedBy,
      took_ms: Math.round(performance.now() - beganAt),
      failed: JSON.stringify(failed),
    }),
  );
  return failed;
}

export async function lastCheck(session: Session) {
  return session.first<{ ran_at: Date; failed: string }>(
    build('money_checks').orderBy('id', 'desc').limit(1),
  );
}

async function firstCheck(context: Context) {
  await checkMoney(context, '系统');
  return (await lastCheck(context.db))!;
}

/** The balances of this moment, beside what the last recomputation found. */
export async function showMoney(context: Context): Promise<MoneySummary> {
  const { db } = context;
  const check = (await lastCheck(db)) ?? (await firstCheck(context));
  const failedChecks: string[] = JSON.parse(check.failed);
  const sums = await sumMoney(db);
  const heldFen = sums.poolFen + sums.owedFen + sums.inFlightFen + sums.paidFen + sums.suspenseFen;
  return {
    ...sums,
    isBalanced: failedChecks.length === 0 && sums.fundedFen === heldFen,
    failedChecks,
    checkedAt: check.ran_at.toISOString(),
  };
}
