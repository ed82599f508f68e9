import type { RewardPool } from '../../../../contract/reward-money.ts';

export type PoolRow = {
  id: string;
  balance_fen: number;
  /** By finance, less what was handed back. */
  funded_fen: number;
  returned_fen: number;
  /** From the suspense account; below zero when more went there. */
  adjusted_fen: number;
};

export type AlarmRow = {
  pool_id: string;
  /** 80, or 100 when nothing or too little is left. */
  percent: number;
  /** What rewards had in all when it was raised: another total is another alarm. */
  funded_fen: number;
  used_fen: number;
  raised_at: Date;
};

/** What rewards have of a month's money, used or not. */
export const totalFen = (pool: PoolRow): number => pool.funded_fen + pool.adjusted_fen;

/** Only what rewards took: money that people moved elsewhere lowers the total. */
export const usedFen = (pool: PoolRow): number => totalFen(pool) - pool.balance_fen;

const isReached = (pool: PoolRow, percent: number) =>
  totalFen(pool) > 0 && usedFen(pool) * 100 >= totalFen(pool) * percent;

/** The alarms that the figures call for; `isTooLittle`: somebody already got nothing for want of what is left. */
export const levelsOf = (pool: PoolRow, isTooLittle: boolean): number[] =>
  [80, 100].filter((percent) => isReached(pool, percent) || (percent === 100 && isTooLittle));

/** What stands beside the figures of this moment; once money has come in or back, no more. */
export function standingAlarm(pool: PoolRow, alarms: readonly AlarmRow[]): RewardPool['alarm'] {
  if (isReached(pool, 100)) return 'used_up';
  const isTooLittle = alarms.some(
    (one) =>
      one.pool_id === pool.id &&
      one.percent === 100 &&
      one.funded_fen === totalFen(pool) &&
      one.used_fen <= usedFen(pool),
  );
  if (isTooLittle) return 'too_little';
  return isReached(pool, 80) ? 'almost_used' : null;
}
