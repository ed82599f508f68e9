import type { Change, ClaimFacts, Effect, Payout } from '../protocol-types.ts';

export type ModelReward = ClaimFacts['reward'];

const LIMIT_FEN = 300;

/** What the database is to production: payouts, a ledger that refuses to go below zero, approvals, the switch. */
export function createMemory(rewards: ModelReward[]) {
  const payouts = new Map<string, Payout>();
  const texts = new Map<string, string>();
  const approvals = new Map<string, Set<string>>();
  const accounts = new Map<string, number>();
  const violations: string[] = [];
  const state = { now: 1_800_000_000_000, isRunning: true };

  const move = (from: string, to: string, amountFen: number) => {
    const left = (accounts.get(from) ?? 0) - amountFen;
    if (left < 0 && from !== 'funding') violations.push(`${from} below zero`);
    accounts.set(from, left);
    accounts.set(to, (accounts.get(to) ?? 0) + amountFen);
  };
  for (const reward of rewards) move('funding', `person:${reward.personId}`, reward.amountFen);

  function book(payout: Payout, money: NonNullable<Change['money']>) {
    const [person, inFlight] = [`person:${payout.personId}`, `in_flight:${payout.personId}`];
    if (money === 'lock') move(person, inFlight, payout.amountFen);
    if (money === 'settle') move(inFlight, 'paid', payout.amountFen);
    if (money === 'return') move(inFlight, person, payout.amountFen);
  }

  function raise(alarm: string) {
    // The model of WeChat never contradicts itself, so an alarm of that kind is a fault of ours.
    if (['contradiction', 'mismatch', 'vanished', 'too_old', 'unknown_state'].includes(alarm))
      violations.push(alarm);
    state.isRunning = false;
  }

  function apply(before: Payout, change: Change): Payout {
    const after = change.patch
      ? { ...before, ...change.patch, version: before.version + 1 }
      : before;
    payouts.set(after.id, after);
    if (change.send) {
      if (after.needsTwo && approversOf(after.id) < 2)
        violations.push('sent without two approvals');
      // The text is fixed once, like the sealed column of the table.
      if (!texts.has(after.id))
        texts.set(after.id, `${after.outBillNo}|${after.openid}|${after.amountFen}`);
    }
    if (change.money) book(after, change.money);
    if (change.alarm) raise(change.alarm);
    return after;
  }

  const approversOf = (id: string) => approvals.get(id)?.size ?? 0;

  function claim(effect: Extract<Effect, { kind: 'claim' }>): Payout | null {
    const reward = rewards.find((one) => one.id === effect.rewardId)!;
    const past = [...payouts.values()].filter((one) => one.rewardId === reward.id);
    const mine = payouts.get(effect.claimId);
    const facts = { ...state, limitFen: LIMIT_FEN, reward, past, mine };
    const change = effect.decide(facts);
    if (mine?.rewardId === reward.id && change.existing !== mine)
      violations.push('a repeated claim was not answered with its payout');
    if (change.refuse) return null;
    if (change.existing) return change.existing;
    if (!change.insert) return null;
    if (payouts.has(change.insert.id)) return null;
    payouts.set(change.insert.id, change.insert);
    book(change.insert, 'lock');
    return change.insert;
  }

  return {
    ...{ rewards, payouts, texts, approvals, accounts, violations, state },
    claim,
    transact(effect: Extract<Effect, { kind: 'transact' }>): Payout | null {
      const before = payouts.get(effect.payoutId)!;
      const change = effect.decide(before, { ...state, approvals: approversOf(before.id) });
      return change.refuse ? null : apply(before, change);
    },
    approve(id: string, staffId: string) {
      approvals.set(id, (approvals.get(id) ?? new Set()).add(staffId));
    },
  };
}

export type Memory = ReturnType<typeof createMemory>;
