import type { RewardStanding, Wallet } from '../../../../contract/rewards.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { Reward } from '../store.ts';
import { standingOf } from './standing.ts';

type Sum = Pick<Reward, 'state' | 'reason'> & {
  heldAt: Date | null;
  number: number;
  sum: string;
  points: string;
};

/** Every reward counts in one of the sums. Whether payouts run is not known here; `payouts` adds it. */
export async function readWallet(
  session: Session,
  personId: string,
): Promise<Omit<Wallet, 'arePayoutsPaused'>> {
  const rows = await session.rows<Sum>(
    build('rewards')
      .select('state', 'reason')
      .max({ heldAt: 'held_at' })
      .count({ number: '*' })
      .sum({ sum: 'amount_fen', points: 'points' })
      .where('person_id', personId)
      .groupBy('state', 'reason')
      .groupByRaw('held_at IS NULL'),
  );
  const groups = rows.map((row) => ({
    ...row,
    sumFen: Number(row.sum),
    standing: standingOf(row),
  }));
  const sumOf = (...of: RewardStanding[]) =>
    groups.filter((one) => of.includes(one.standing)).reduce((sum, one) => sum + one.sumFen, 0);
  const kept = groups.filter((one) => one.state !== 'reversed');
  return {
    // A report that earned nothing has no amount.
    earnedFen: groups.reduce((sum, one) => sum + one.sumFen, 0),
    owedFen: sumOf('claimable'),
    heldFen: sumOf('held'),
    inPayoutFen: sumOf('paying', 'waiting_for_you'),
    paidFen: sumOf('paid'),
    expiredFen: sumOf('expired'),
    deniedFen: sumOf('denied'),
    reversedFen: sumOf('reversed'),
    points: kept.reduce((sum, one) => sum + Number(one.points), 0),
    rewardCount: kept
      .filter((one) => one.state !== 'not_rewarded')
      .reduce((count, one) => count + one.number, 0),
  };
}
