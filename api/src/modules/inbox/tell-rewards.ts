import {
  appealEndOf,
  findReward,
  type Reward,
  reasonWords,
  standingOf,
  voidWords,
} from '../../core/rewards/index.ts';
import type { DomainEvents } from '../../domain-events.ts';
import type { Moment } from '../../lib/events.ts';
import { type RewardNews, rewardNews } from './reward-words.ts';
import { insertMessages } from './store.ts';

/** What the page of one reward says all about; an appeal is made among all of them. */
const OPENS_REWARD: ReadonlySet<RewardNews> = new Set([
  'booked',
  'released',
  'expiring',
  'returned',
  'paid',
  'appeal_upheld',
]);

/** `eventId` tells two payouts of one reward apart; the same news of the same thing is told once. */
export async function tellOfReward(
  moment: Moment,
  kind: RewardNews,
  rewardId: string,
  eventId = rewardId,
): Promise<void> {
  await tell(moment, await read(moment, rewardId), kind, { eventId });
}

/** What filing, or the step the rules wait for, brought; read when every other listener has had its say. */
export async function tellOfDecision(
  moment: Moment,
  { rewardId }: DomainEvents['reward.decided'],
): Promise<void> {
  const reward = await read(moment, rewardId);
  await tell(moment, reward, decisionOf(moment, reward), { eventId: rewardId });
}

function decisionOf({ now }: Moment, reward: Reward): RewardNews {
  const standing = standingOf(reward, now);
  switch (standing) {
    case 'claimable':
      return 'booked';
    case 'held':
    case 'awaited':
    case 'points':
    case 'not_rewarded':
      return standing;
    default:
      throw new Error(`reward ${reward.id} is ${standing} when it is decided`);
  }
}

export async function tellOfAppeal(
  moment: Moment,
  { rewardId, isUpheld, answer }: DomainEvents['reward.appeal_decided'],
): Promise<void> {
  const reward = await read(moment, rewardId);
  const standing = standingOf(reward, moment.now);
  const upheld = ({ held: 'appeal_upheld_held', points: 'appeal_upheld_points' } as const)[
    standing as 'held'
  ];
  const kind = isUpheld ? (upheld ?? 'appeal_upheld') : 'appeal_refused';
  await tell(moment, reward, kind, { eventId: rewardId, answer });
}

export async function tellOfPayout(
  moment: Moment,
  { rewardId, payoutId, isPaid }: DomainEvents['payout.ended'],
): Promise<void> {
  if (isPaid) return tellOfReward(moment, 'paid', rewardId, payoutId);
  // Money that came back after the case was voided has already gone on to the pool.
  const { state } = await read(moment, rewardId);
  return state === 'reversed'
    ? tellOfReward(moment, 'case_voided', rewardId)
    : tellOfReward(moment, 'returned', rewardId, payoutId);
}

async function read({ session }: Moment, rewardId: string): Promise<Reward> {
  const reward = await findReward(session, rewardId);
  if (!reward) throw new Error(`no reward ${rewardId}`);
  return reward;
}

async function tell(
  { session, now }: Moment,
  reward: Reward,
  kind: RewardNews,
  { eventId, answer = '' }: { eventId: string; answer?: string },
): Promise<void> {
  const why = kind === 'case_voided' ? voidWords(reward) : (reasonWords(reward.reason) ?? '');
  const appealUntil = await appealEndOf(session, reward);
  await insertMessages(session, now, [
    {
      ...rewardNews(kind, { ...reward, why, appealUntil, answer }),
      citizenId: reward.personId,
      eventKey: `${kind}:${eventId}`,
      kind,
      ...(OPENS_REWARD.has(kind)
        ? { leadsTo: 'reward', rewardId: reward.id }
        : { leadsTo: 'wallet' }),
      caseId: null,
    },
  ]);
}
