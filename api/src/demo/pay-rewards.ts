import type { Context } from '../context.ts';
import { claimReward, reconcileDay, workPayouts } from '../core/payouts/index.ts';
import { nextDay, shanghaiDay } from '../lib/clock.ts';
import { newId } from '../lib/ids.ts';
import type { DemoSandbox } from './demo-sandbox.ts';

export type Claim = { citizenId: string; rewardId: string; at: Date; isConfirmed: boolean };

const MINUTE = 60_000;

/** Reporters take their rewards and confirm in (stand-in) WeChat, at the hours of the past at which they did. */
export async function payRewards(
  context: Context,
  sandbox: DemoSandbox,
  claims: Claim[],
): Promise<number> {
  let at = new Date();
  const then: Context = { ...context, clock: { now: () => at } };
  let paid = 0;
  for (const claim of [...claims].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    at = claim.at;
    await sandbox.setClock(at);
    const payoutId = await claimReward(then, claim.citizenId, {
      id: newId(at),
      rewardId: claim.rewardId,
    });
    if (!claim.isConfirmed) continue;
    await sandbox.confirm(claim.rewardId);
    at = new Date(at.getTime() + MINUTE);
    await workPayouts(then);
    if (payoutId) paid++;
  }
  await sandbox.setClock(new Date());
  return paid;
}

/** Every day since the first payment against WeChat's bill, as finance would have done; how many, and how many agree. */
export async function reconcilePast(
  context: Context,
  claims: readonly Claim[],
): Promise<[days: number, agreed: number]> {
  const today = shanghaiDay(context.clock.now());
  const first = Math.min(...claims.map((claim) => claim.at.getTime()));
  let [days, agreed] = [0, 0];
  if (claims.length === 0) return [days, agreed];
  for (let day = shanghaiDay(new Date(first)); day < today; day = nextDay(day)) {
    const result = await reconcileDay(context, day).catch(() => null);
    days++;
    if (result?.state === 'agreed') agreed++;
  }
  return [days, agreed];
}
