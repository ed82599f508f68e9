import type { RewardStanding, Wallet } from '../../../../contract/rewards.ts';
import { build, type Session } from '../../../lib/db.ts';
import type { Reward } from '../store.ts';
import { standingOf } from './standing.ts';

type Sum = Pick<Reward, 'state' | 'reason'> & {
  heldAt: Date | null;
  waitsForPerson: number;
  hasReturned: number;
  isLate: number;
  /** The first one that is still ahead. */
  confirmUntil: Date | null;
  number: number;
  sum: string;
  points: string;
};

const HAS_RETURNED = `rewards.state = 'owed' AND EXISTS (SELECT 1 FROM ledger_transfers AS back
  WHERE back.reward_id = rewards.id AND back.id LIKE 'return:%') AS hasReturned`;

const readSums = (session: Session, now: Date, personId: string): Promise<Sum[]> =>
  session.rows<Sum>(
    build('rewards')
      .select('state', 'reason', { waitsForPerson: 'waits_for_person' }, build.raw(HAS_RETURNED))
      .select(build.raw('COALESCE(claim_until <= ?, 0) AS isLate', [now]))
      .select(
        build.raw('MIN(CASE WHEN confirm_until > ? THEN confirm_until END) AS confirmUntil', [now]),
      )
      .max({ heldAt: 'held_at' })
      .count({ number: '*' })
      .sum({ sum: 'amount_fen', points: 'points' })
      .where('person_id', personId)
      .groupBy('state', 'reason', 'waits_for_person', 'hasReturned', 'isLate')
      .groupByRaw('held_at IS NULL'),
  );

/** The one whose hour ends first; what is too late comes last. */
async function firstToConfirm(
  session: Session,
  now: Date,
  personId: string,
): Promise<string | null> {
  const row = await session.first<{ id: string }>(
    build('rewards')
      .select('id')
      .where({ person_id: personId, state: 'in_payout', waits_for_person: 1 })
      .orderByRaw('confirm_until > ? DESC, confirm_until, id', [now])
      .limit(1),
  );
  return row?.id ?? null;
}

/** Every reward counts in one of the sums. Whether payouts run is not known here; `payouts` adds it. */
export async function readWallet(
  session: Session,
  now: Date,
  personId: string,
): Promise<Omit<Wallet, 'arePayoutsPaused'>> {
  const groups = (await readSums(session, now, personId)).map((row) => {
    const moves = { returnedAt: row.hasReturned ? now : null, paidAt: null };
    const claimUntil = row.isLate ? now : null;
    const facts = { ...row, waitsForPerson: row.waitsForPerson === 1, claimUntil };
    const standing = standingOf(facts, now, moves);
    return { ...row, sumFen: Number(row.sum), standing };
  });
  const sumOf = (...of: RewardStanding[]) =>
    groups.filter((one) => of.includes(one.standing)).reduce((sum, one) => sum + one.sumFen, 0);
  const kept = groups.filter((one) => one.state !== 'reversed');
  const confirmEnds = groups.flatMap(({ confirmUntil }) => confirmUntil?.getTime() ?? []);
  return {
    // A report that earned nothing has no amount.
    earnedFen: groups.reduce((sum, one) => sum + one.sumFen, 0),
    owedFen: sumOf('claimable'),
    returnedFen: sumOf('returned'),
    heldFen: sumOf('held'),
    toConfirmFen: sumOf('waiting_for_you'),
    confirmUntil: confirmEnds.length > 0 ? new Date(Math.min(...confirmEnds)).toISOString() : null,
    confirmRewardId: await firstToConfirm(session, now, personId),
    inPayoutFen: sumOf('paying'),
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
