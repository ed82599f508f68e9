import type { RewardState } from '../../../contract/rewards.ts';
import { build, isDuplicateKey, type Session } from '../../lib/db.ts';

export type Reward = {
  id: string;
  caseId: string;
  caseNo: string;
  personId: string;
  personAlias: string;
  /** The consent it was decided under: terms, exact text and declared age. */
  consentId: string | null;
  label: string;
  rewardClass: string;
  programmeId: string | null;
  programmeVersion: number | null;
  programmeName: string;
  poolId: string | null;
  amountFen: number;
  points: number;
  kind: 'case' | 'share' | 'ranking' | 'lottery';
  /** Of a share: the report that was merged into the case. */
  ownCaseId: string | null;
  /** Granted, and neither reversed nor expired. */
  claimable: boolean;
  state: RewardState;
  reason: string | null;
  payoutId: string | null;
  waitsForPerson: boolean;
  /** Until when WeChat lets the person confirm; set while it waits for that. */
  confirmUntil: Date | null;
  /** Set when the case was voided while the money was away: it goes back as soon as it returns. */
  voidReason: string | null;
  bookedAt: Date;
  claimUntil: Date | null;
  /** People look at it before it may be claimed. */
  heldAt: Date | null;
  /** What the people who refused it wrote for its owner. */
  note: string | null;
};

export type RewardRecord = {
  id: string;
  case_id: string;
  case_no: string;
  person_id: string;
  person_alias: string;
  consent_id: string | null;
  label: string;
  reward_class: string;
  programme_id: string | null;
  programme_version: number | null;
  programme_name: string;
  pool_id: string | null;
  amount_fen: number;
  points: number;
  kind: Reward['kind'];
  own_case_id: string | null;
  claimable: number;
  state: RewardState;
  reason: string | null;
  payout_id: string | null;
  waits_for_person: number;
  confirm_until: Date | null;
  void_reason: string | null;
  booked_at: Date;
  claim_until: Date | null;
  held_at: Date | null;
  note: string | null;
};

export const toReward = (row: RewardRecord): Reward => ({
  id: row.id,
  caseId: row.case_id,
  caseNo: row.case_no,
  personId: row.person_id,
  personAlias: row.person_alias,
  consentId: row.consent_id,
  label: row.label,
  rewardClass: row.reward_class,
  programmeId: row.programme_id,
  programmeVersion: row.programme_version,
  programmeName: row.programme_name,
  poolId: row.pool_id,
  amountFen: row.amount_fen,
  points: row.points,
  kind: row.kind,
  ownCaseId: row.own_case_id,
  claimable: row.claimable === 1,
  state: row.state,
  reason: row.reason,
  payoutId: row.payout_id,
  waitsForPerson: row.waits_for_person === 1,
  confirmUntil: row.confirm_until,
  voidReason: row.void_reason,
  bookedAt: row.booked_at,
  claimUntil: row.claim_until,
  heldAt: row.held_at,
  note: row.note,
});

const COLUMNS = {
  claimable: 'claimable',
  state: 'state',
  reason: 'reason',
  amountFen: 'amount_fen',
  points: 'points',
  rewardClass: 'reward_class',
  poolId: 'pool_id',
  payoutId: 'payout_id',
  waitsForPerson: 'waits_for_person',
  confirmUntil: 'confirm_until',
  voidReason: 'void_reason',
  claimUntil: 'claim_until',
  heldAt: 'held_at',
  note: 'note',
} as const;
export type RewardChange = Partial<Pick<Reward, keyof typeof COLUMNS>>;

/** False when this case has already been decided for this person. */
export async function insertReward(session: Session, reward: Reward): Promise<boolean> {
  try {
    await session.write(
      build('rewards').insert({
        id: reward.id,
        case_id: reward.caseId,
        case_no: reward.caseNo,
        person_id: reward.personId,
        person_alias: reward.personAlias,
        consent_id: reward.consentId,
        label: reward.label,
        reward_class: reward.rewardClass,
        programme_id: reward.programmeId,
        programme_version: reward.programmeVersion,
        programme_name: reward.programmeName,
        pool_id: reward.poolId,
        amount_fen: reward.amountFen,
        points: reward.points,
        kind: reward.kind,
        own_case_id: reward.ownCaseId,
        claimable: reward.claimable,
        state: reward.state,
        reason: reward.reason,
        booked_at: reward.bookedAt,
        claim_until: reward.claimUntil,
      }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export async function lockReward(session: Session, id: string): Promise<Reward | undefined> {
  const row = await session.first<RewardRecord>(build('rewards').where('id', id).forUpdate());
  return row && toReward(row);
}

export async function lockRewardsOfCase(session: Session, caseId: string): Promise<Reward[]> {
  const rows = await session.rows<RewardRecord>(
    build('rewards').where('case_id', caseId).orderBy('id').forUpdate(),
  );
  return rows.map(toReward);
}

export async function changeReward(
  session: Session,
  id: string,
  change: RewardChange,
): Promise<void> {
  const row = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [COLUMNS[name as keyof RewardChange], value]),
  );
  const matched = await session.write(build('rewards').where('id', id).update(row));
  if (matched !== 1) throw new Error(`no reward ${id}`);
}
