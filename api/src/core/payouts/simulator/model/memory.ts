import type { SentLine } from '../../protocol/index.ts';
import type { Change, ClaimFacts, Effect, Payout } from '../../protocol/types.ts';

export type ModelReward = ClaimFacts['reward'];

const LIMIT_FEN = 300;
const MAX_LOST = 6;

/** What the model of WeChat never does: when the rules say that it did, the fault is ours. */
const IMPOSSIBLE = ['contradiction', 'too_old'];

/**
 * What the database is to production: payouts, a ledger that refuses to go below zero, approvals, the switch.
 * Its last commits can be lost; the journal stands outside and cannot.
 */
export function createMemory(rewards: ModelReward[]) {
  const payouts = new Map<string, Payout>();
  const texts = new Map<string, string>();
  const approvals = new Map<string, Set<string>>();
  const accounts = new Map<string, number>();
  const journal = new Map<string, SentLine>();
  const violations: string[] = [];
  const state = { now: 1_800_000_000_000, isRunning: true, changes: 0, alarms: 0 };
  let commits: (() => void)[] = [];

  const shift = (id: string, fen: number) => accounts.set(id, (accounts.get(id) ?? 0) + fen);
  const move = (from: string, to: string, amountFen: number) => {
    shift(from, -amountFen);
    shift(to, amountFen);
    if (from !== 'funding' && (accounts.get(from) ?? 0) < 0) violations.push(`${from} below zero`);
  };
  for (const reward of rewards) move('funding', `person:${reward.personId}`, reward.amountFen);

  /** A commit, and how it would look had it never been. */
  function commit(undo: () => void) {
    state.changes++;
    commits.push(undo);
    if (commits.length > MAX_LOST) commits.shift();
  }

  function book(payout: Payout, money: Change['money']): () => void {
    const [person, inFlight] = [`person:${payout.personId}`, `in_flight:${payout.personId}`];
    const sides = {
      lock: [person, inFlight],
      settle: [inFlight, 'paid'],
      return: [inFlight, person],
    };
    const [from, to] = money ? sides[money] : [];
    if (!from || !to) return () => {};
    move(from, to, payout.amountFen);
    return () => {
      shift(from, payout.amountFen);
      shift(to, -payout.amountFen);
    };
  }

  function write(before: Payout | undefined, after: Payout, change: Change): Payout {
    const hadText = texts.has(after.id);
    payouts.set(after.id, after);
    if (change.send) {
      if (after.needsTwo && approversOf(after.id) < 2)
        violations.push('sent without two approvals');
      // The text is fixed once, like the sealed column of the table.
      if (!hadText) texts.set(after.id, `${after.outBillNo}|${after.openid}|${after.amountFen}`);
    }
    const unbook = book(after, change.money);
    commit(() => {
      if (before) payouts.set(after.id, before);
      else payouts.delete(after.id);
      if (!hadText) texts.delete(after.id);
      unbook();
    });
    if (change.alarm) raise(change.alarm);
    return after;
  }

  function raise(alarm: string) {
    if (IMPOSSIBLE.includes(alarm)) violations.push(alarm);
    state.alarms++;
    if (alarm !== 'unknown_state') state.isRunning = false;
  }

  const approversOf = (id: string) => approvals.get(id)?.size ?? 0;
  const pastOf = (rewardId: string) =>
    [...payouts.values()].filter((one) => one.rewardId === rewardId);

  function claim(effect: Extract<Effect, { kind: 'claim' }>): Payout | null {
    const reward = rewards.find((one) => one.id === effect.rewardId)!;
    const mine = payouts.get(effect.claimId);
    const facts = { ...state, limitFen: LIMIT_FEN, reward, past: pastOf(reward.id), mine };
    const change = effect.decide(facts);
    if (mine?.rewardId === reward.id && change.existing !== mine)
      violations.push('a repeated claim was not answered with its payout');
    if (change.refuse) return null;
    if (change.existing) return change.existing;
    if (!change.insert || payouts.has(change.insert.id)) return null;
    return write(undefined, change.insert, { money: 'lock' });
  }

  return {
    ...{ rewards, payouts, texts, approvals, accounts, journal, violations, state },
    claim,
    pastOf,
    transact(effect: Extract<Effect, { kind: 'transact' }>): Payout | null {
      const before = payouts.get(effect.payoutId);
      // Its row went with the commits that were lost.
      if (!before) return null;
      const { now, isRunning } = state;
      const change = effect.decide(before, { now, isRunning, approvals: approversOf(before.id) });
      if (change.refuse) return null;
      if (!change.patch && !change.alarm) return before;
      if (change.send && !isRunning) violations.push('sent although paying is stopped');
      const after = { ...before, ...change.patch, version: before.version + 1 };
      return write(before, after, change);
    },
    restore(line: SentLine, change: Change): void {
      const mine = payouts.get(line.payout);
      if (change.insert) write(undefined, change.insert, change);
      else if (mine) write(mine, { ...mine, ...change.patch, version: mine.version + 1 }, change);
    },
    approve(id: string, staffId: string) {
      const before = approvals.get(id) ?? new Set();
      approvals.set(id, new Set(before).add(staffId));
      commit(() => approvals.set(id, before));
    },
    /** The last commits, though acknowledged, are gone. */
    lose(count: number): number {
      const lost = commits.splice(Math.max(0, commits.length - count)).reverse();
      for (const undo of lost) undo();
      commits = [];
      state.changes++;
      return lost.length;
    },
  };
}

export type Memory = ReturnType<typeof createMemory>;
