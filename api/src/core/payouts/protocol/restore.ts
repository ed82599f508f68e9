import { UNTOUCHED } from './claim.ts';
import { isFinal, wasSent } from './states.ts';
import type { Change, ClaimFacts, Payout } from './types.ts';

/** A send that is known from outside the database. */
export type SentLine = {
  payout: string;
  reward: string;
  person: string;
  attempt: number;
  number: string;
  amountFen: number;
  openid: string;
  sentAt: number;
};

/**
 * The number of this line is on no payout: the database has lost the commit that held it. The payout comes back
 * in doubt, for WeChat may hold its bill; when the money has gone another way meanwhile, people must look.
 */
export function decideRestore(
  line: SentLine,
  { mine, past }: Pick<ClaimFacts, 'mine' | 'past'>,
): Change {
  const sent = {
    attempt: line.attempt,
    outBillNo: line.number,
    // It was sent, so whoever had to approve it had done so; their rows may be lost as well.
    needsTwo: false,
    state: 'in_doubt',
    lastSentAt: line.sentAt,
  } as const;
  if (mine) return wasSent(mine) ? { refuse: 'went_another_way' } : { patch: sent, send: true };
  if (past.some((one) => !isFinal(one) || one.state === 'settled'))
    return { refuse: 'went_another_way' };
  const { payout: id, reward: rewardId, person: personId, amountFen, openid } = line;
  const insert: Payout = { ...UNTOUCHED, id, rewardId, personId, amountFen, openid, ...sent };
  return { insert, money: 'lock', send: true };
}
