import { newId } from '../../lib/ids.ts';
import type { TestCity } from '../../testing/start-city.ts';
import { rewardOfCase } from '../rewards/index.ts';
import { type Filed, filedCase, publishFiled, type TestPerson } from '../rewards/testing.ts';
import { drive } from './drive.ts';
import { decideHint, sweep } from './protocol/index.ts';
import { findPayoutRow } from './store.ts';
import { transactPayout } from './transact.ts';

export const claimId = () => newId(new Date());

/** A case of this person is filed; returns the reward it booked. */
export async function earn(city: TestCity, person: TestPerson, change: Partial<Filed> = {}) {
  const filed = filedCase(person.id, change);
  await publishFiled(city, filed);
  const reward = (await rewardOfCase(city.context.db, city.clock.now(), [filed.caseId])).get(
    filed.caseId,
  );
  if (!reward?.rewardId) throw new Error('no reward was booked');
  return { rewardId: reward.rewardId, caseId: filed.caseId };
}

export async function rowOf(city: TestCity, payoutId: string) {
  const row = await findPayoutRow(city.context.db, payoutId);
  if (!row) throw new Error('no such payout');
  return row;
}

export const billOf = async (city: TestCity, payoutId: string) => {
  const { out_bill_no } = await rowOf(city, payoutId);
  return out_bill_no ? city.sandbox.control.bill(out_bill_no) : undefined;
};

/** Asks WeChat now, whatever the waiting time. */
export async function askNow(city: TestCity, payoutId: string): Promise<void> {
  await transactPayout(city.context, payoutId, decideHint);
  await drive(city.context, sweep(payoutId));
}

/** The payee taps on the confirm page. */
export async function confirmOnPhone(
  city: TestCity,
  confirmation: { mchId: string; appId: string; package: string } | null,
  openId?: string,
) {
  if (!confirmation) throw new Error('there is nothing to confirm');
  const page = city.sandbox.control.confirmPage({ ...confirmation, openId, act: 'confirm' });
  if (!page.ok) throw new Error(page.errMsg);
  return page;
}

export const waitUntil = async (
  isSo: () => Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> => {
  for (const end = Date.now() + timeoutMs; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Both clocks: ours and WeChat's business clock. */
export function forward(city: TestCity, ms: number): void {
  city.clock.forward(ms);
  city.sandbox.control.forward(ms);
}
