import type { NoRewardReason } from '../../../contract/rewards.ts';

/** A published version of the reward rules; never edited, only followed by another version. */
export type Programme = {
  id: string;
  version: number;
  name: string;
  /** First and last day, Asia/Shanghai. */
  startsOn: string;
  endsOn: string;
  /** Fen per filed case, by reward class; a class that is missing earns nothing. */
  tariff: Record<string, number>;
  /** How long a booked reward may be claimed. */
  claimDays: number;
  terms: string;
};

export type Decision = { amountFen: number } | { reason: NoRewardReason };

/** What a filed case earns its reporter, before the pool is asked. */
export function decideReward(facts: {
  programme: Programme | undefined;
  rewardClass: string;
  mayBePaid: boolean;
}): Decision {
  if (!facts.programme) return { reason: 'no_programme' };
  const amountFen = facts.programme.tariff[facts.rewardClass] ?? 0;
  if (amountFen <= 0) return { reason: 'class_not_rewarded' };
  if (!facts.mayBePaid) return { reason: 'no_payee_consent' };
  return { amountFen };
}
