import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Wallet, wallet as walletShape } from '../../../../contract/rewards.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { grantAgain } from '../appeals/grant-on-appeal.ts';
import { expireRewards } from '../booking/expire-rewards.ts';
import { lockForPayout, noteWaiting, returnPayout, settlePayout } from '../booking/pay-reward.ts';
import { denyHeld, holdReward, releaseHold } from '../holds/index.ts';
import { inFlightAccount, lockBalanceFen, personAccount } from '../ledger.ts';
import { findReward } from '../queries.ts';
import { changeReward, lockReward, type Reward } from '../store.ts';
import { filedCase, person, publishFiled, publishVoided, type TestPerson } from '../testing.ts';
import { readWallet } from './read-wallet.ts';
import { showMyRewards } from './show-rewards.ts';

let city: TestCity;
beforeAll(async () => {
  // Money moves here as payouts move it, without a payout: what WeChat says is not in question.
  city = await startCity({ poolFen: 10_000_000, hasWrongRows: true });
});
afterAll(() => city.stop());

const DAY_MS = 86_400_000;
const one = { id: 's-finance', name: '财务' };
const two = { id: 's-finance2', name: '财务二' };
type Do = (reward: Reward) => Promise<unknown>;
const locked = (
  id: string,
  work: (reward: Reward, now: Date) => (session: never) => Promise<unknown>,
) =>
  city.context.db.transaction(async (session) => {
    const reward = await lockReward(session, id);
    return work(reward!, city.clock.now())(session as never);
  });
const payoutOf = (reward: Reward) => ({ id: reward.payoutId ?? newId(new Date()), actor: 'x' });

async function deny(id: string) {
  for (const staff of [one, two])
    await locked(
      id,
      (_, now) => (session) => denyHeld(session, now, { rewardId: id, staff, reason: '不属实' }),
    );
}

/** What can happen to a reward, and when. */
const STEPS: Record<string, [isPossible: (reward: Reward) => boolean, act: Do]> = {
  void: [() => true, ({ caseId }) => publishVoided(city, caseId)],
  hold: [
    ({ state }) => state === 'owed',
    ({ id }) =>
      locked(
        id,
        (_, now) => (session) =>
          holdReward(session, now, { rewardId: id, codes: [], score: 1, why: '' }),
      ),
  ],
  release: [
    ({ heldAt }) => heldAt !== null,
    ({ id }) =>
      locked(
        id,
        (_, now) => (session) => releaseHold(session, now, { rewardId: id, staff: one, note: '' }),
      ),
  ],
  deny: [({ heldAt }) => heldAt !== null, ({ id }) => deny(id)],
  uphold: [
    ({ heldAt, reason, voidReason }) =>
      (heldAt !== null || reason === 'review_denied') && voidReason === null,
    async ({ id, heldAt }) => {
      if (heldAt !== null) await deny(id);
      await locked(id, (reward, now) => (session) => grantAgain(session, now, reward, one.id));
    },
  ],
  expire: [
    ({ state, heldAt }) => state === 'owed' && heldAt === null,
    async ({ id }) => {
      await changeReward(city.context.db, id, { claimUntil: city.clock.now() });
      await expireRewards.run(city.context, { isMine: async () => true });
    },
  ],
  // Nobody has taken it back yet.
  passDeadline: [
    ({ state, heldAt }) => state === 'owed' && heldAt === null,
    ({ id }) => changeReward(city.context.db, id, { claimUntil: city.clock.now() }),
  ],
  claim: [
    ({ state, heldAt }) => state === 'owed' && heldAt === null,
    ({ id }) =>
      locked(
        id,
        (reward, now) => (session) => lockForPayout(session, now, reward, payoutOf(reward)),
      ),
  ],
  askToConfirm: [
    ({ state, waitsForPerson }) => state === 'in_payout' && !waitsForPerson,
    ({ id }) =>
      locked(
        id,
        (_, now) => (session) => noteWaiting(session, id, new Date(now.getTime() + DAY_MS)),
      ),
  ],
  arrive: [
    ({ state }) => state === 'in_payout',
    ({ id }) =>
      locked(
        id,
        (reward, now) => (session) => settlePayout(session, now, reward, payoutOf(reward)),
      ),
  ],
  comeBack: [
    ({ state }) => state === 'in_payout',
    ({ id }) =>
      locked(
        id,
        (reward, now) => (session) =>
          returnPayout(session, now, reward, { ...payoutOf(reward), reason: 'payout_failed' }),
      ),
  ],
};
const names = Object.keys(STEPS);
const PARTS = Object.keys(walletShape.shape).filter(
  (key) => key.endsWith('Fen') && key !== 'earnedFen',
) as (keyof Wallet)[];

async function ledgerOf(payee: TestPerson) {
  const { db } = city.context;
  const rows = await db.rows<{ moved_as: string; sum: string }>(
    build('ledger_transfers')
      .select(build.raw("SUBSTRING_INDEX(ledger_transfers.id, ':', 1) AS moved_as"))
      .sum({ sum: 'ledger_transfers.amount_fen' })
      .join('rewards', 'rewards.id', 'ledger_transfers.reward_id')
      .where('rewards.person_id', payee.id)
      .groupBy('moved_as'),
  );
  const moved = (kind: string) => Number(rows.find((row) => row.moved_as === kind)?.sum ?? 0);
  return {
    moved,
    personFen: await lockBalanceFen(db, personAccount(payee.id)),
    inFlightFen: await lockBalanceFen(db, inFlightAccount(payee.id)),
  };
}

/** The ids of all that the payee can do something about, page by page. */
async function openOf(payee: TestPerson, cursor?: string): Promise<string[]> {
  const query = { only: 'open', limit: 2, cursor } as const;
  const { items, nextCursor } = await payee.listMyRewards({ query });
  const rest = nextCursor ? await openOf(payee, nextCursor) : [];
  return [...items.map(({ id }) => id), ...rest];
}

const history = fc.array(
  fc.record({
    step: fc.constantFrom(
      'file',
      'claim',
      'askToConfirm',
      'hold',
      'deny',
      'uphold',
      'comeBack',
      ...names,
    ),
    which: fc.nat(3),
    rewardClass: fc.constantFrom('A', 'B', 'C', 'D'),
  }),
  { minLength: 20, maxLength: 40, size: 'max' },
);

test('after any history the wallet adds up, to the fen, and says what the ledger says', async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const payee = await person(city);
      const ids: string[] = [];
      for (const { step, which, rewardClass } of steps) {
        if (step === 'file' || ids.length === 0) {
          const pick = { id: 'litter', label: '垃圾乱堆', rewardClass };
          await publishFiled(city, filedCase(payee.id, { pick }));
          ids.splice(0, ids.length, ...(await payee.listMyRewards({})).items.map(({ id }) => id));
          continue;
        }
        const reward = (await findReward(city.context.db, ids[which % ids.length]!))!;
        const [isPossible, act] = STEPS[step]!;
        if (!isPossible(reward)) continue;
        await act(reward);
        done.add(step);
      }
      const now = city.clock.now();
      const wallet = await readWallet(city.context.db, now, payee.id);
      const { owedFen, returnedFen, heldFen, toConfirmFen, inPayoutFen } = wallet;
      const { paidFen, expiredFen, deniedFen, reversedFen } = wallet;
      const { moved, personFen, inFlightFen } = await ledgerOf(payee);
      expect(wallet.earnedFen).toBe(moved('grant'));
      const parts = { ...wallet, arePayoutsPaused: false };
      expect(wallet.earnedFen).toBe(PARTS.reduce((sum, key) => sum + Number(parts[key]), 0));
      // What nobody claimed in time is no more offered, and lies in the account until the night.
      const lateFen = expiredFen - moved('expire');
      expect(owedFen + returnedFen + heldFen + lateFen).toBe(personFen);
      expect(toConfirmFen + inPayoutFen).toBe(inFlightFen);
      expect(paidFen).toBe(moved('settle'));
      expect(deniedFen).toBe(moved('deny') - moved('regrant'));
      expect(reversedFen).toBe(moved('reverse'));
      // The rewards one by one say the same as the sums.
      const rewards = await Promise.all(ids.map((id) => findReward(city.context.db, id)));
      const shown = await showMyRewards(city.context.db, now, rewards as Reward[]);
      const sumOf = (...of: string[]) =>
        shown.reduce((sum, it) => sum + (of.includes(it.standing) ? it.amountFen : 0), 0);
      expect(sumOf('claimable')).toBe(owedFen);
      expect(sumOf('returned')).toBe(returnedFen);
      expect(sumOf('expired')).toBe(expiredFen);
      expect(sumOf('waiting_for_you')).toBe(toConfirmFen);
      expect(sumOf('paying')).toBe(inPayoutFen);
      expect(wallet.confirmUntil !== null).toBe(toConfirmFen > 0);
      // The short list is all that can be done now, and only that.
      const doable = ['claimable', 'returned', 'waiting_for_you'];
      expect(await openOf(payee)).toEqual(
        shown.filter(({ standing }) => doable.includes(standing)).map(({ id }) => id),
      );
    }),
    { numRuns: 20, seed: 20261122 },
  );
  // Otherwise the histories would be too tame to show anything.
  expect([...done].sort()).toEqual([...names].sort());
}, 60_000);
