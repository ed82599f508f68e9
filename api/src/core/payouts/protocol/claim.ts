import { isFinal } from './states.ts';
import type { ClaimFacts, DecideClaim, Payout, Step } from './types.ts';

/** The person taps 领取. The same id again, or a second tap, gets the payout that is there. */
export const decideClaim: DecideClaim = ({ reward, past, mine, isRunning, limitFen }) => {
  if (mine) return mine.rewardId === reward.id ? { existing: mine } : { refuse: 'id_taken' };
  const live = past.find((one) => !isFinal(one));
  if (live) return { existing: live };
  if (!reward.claimable || past.some(isSpent)) return { refuse: 'reward_not_claimable' };
  if (!isRunning) return { refuse: 'payouts_stopped' };
  return { insert: newPayout(reward, past, limitFen), money: 'lock' };
};

// What was written off may turn up at WeChat after all: paying it again is a reward of its own, booked by people.
const isSpent = (p: Payout) => p.state === 'settled' || p.why === 'never_arrived';

export const UNTOUCHED = {
  outBillNo: null,
  why: null,
  resend: false,
  cancelWanted: false,
  writeOff: false,
  missing: 0,
  tries: 0,
  leaseUntil: 0,
  nextQueryAt: 0,
  lastSentAt: 0,
  billMadeAt: 0,
  packageInfo: null,
  version: 0,
};

function newPayout(reward: ClaimFacts['reward'], past: Payout[], limitFen: number): Payout {
  const needsTwo = reward.amountFen > limitFen;
  return {
    ...UNTOUCHED,
    // The claim's id, filled in by `claim`.
    id: '',
    rewardId: reward.id,
    personId: reward.personId,
    attempt: 1 + past.filter((one) => one.outBillNo !== null).length,
    amountFen: reward.amountFen,
    openid: reward.openid,
    needsTwo,
    state: needsTwo ? 'requested' : 'approved',
  };
}

export function* claim(rewardId: string, claimId: string): Step<Payout | null> {
  const decide: DecideClaim = (facts) => {
    const change = decideClaim(facts);
    return change.insert ? { ...change, insert: { ...change.insert, id: claimId } } : change;
  };
  return (yield { kind: 'claim', rewardId, claimId, decide }) as Payout | null;
}
