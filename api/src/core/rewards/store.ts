import type { RewardState } from '../../../contract/rewards.ts';
import { build, isDuplicateKey, type Session } from '../../lib/db.ts';
import type { Programme } from './rules.ts';

export type Reward = {
  id: string;
  caseId: string;
  caseNo: string;
  personId: string;
  personAlias: string;
  label: string;
  rewardClass: string;
  programmeId: string | null;
  programmeVersion: number | null;
  programmeName: string;
  poolId: string | null;
  amountFen: number;
  /** Granted, and neither reversed nor expired. */
  claimable: boolean;
  state: RewardState;
  reason: string | null;
  payoutId: string | null;
  waitsForPerson: boolean;
  /** Set when the case was voided while the money was away: it goes back as soon as it returns. */
  voidReason: string | null;
  bookedAt: Date;
  claimUntil: Date | null;
};

export type RewardRecord = {
  id: string;
  case_id: string;
  case_no: string;
  person_id: string;
  person_alias: string;
  label: string;
  reward_class: string;
  programme_id: string | null;
  programme_version: number | null;
  programme_name: string;
  pool_id: string | null;
  amount_fen: number;
  claimable: number;
  state: RewardState;
  reason: string | null;
  payout_id: string | null;
  waits_for_person: number;
  void_reason: string | null;
  booked_at: Date;
  claim_until: Date | null;
};

export const toReward = (row: RewardRecord): Reward => ({
  id: row.id,
  caseId: row.case_id,
  caseNo: row.case_no,
  personId: row.person_id,
  personAlias: row.person_alias,
  label: row.label,
  rewardClass: row.reward_class,
  programmeId: row.programme_id,
  programmeVersion: row.programme_version,
  programmeName: row.programme_name,
  poolId: row.pool_id,
  amountFen: row.amount_fen,
  claimable: row.claimable === 1,
  state: row.state,
  reason: row.reason,
  payoutId: row.payout_id,
  waitsForPerson: row.waits_for_person === 1,
  voidReason: row.void_reason,
  bookedAt: row.booked_at,
  claimUntil: row.claim_until,
});

const COLUMNS = {
  claimable: 'claimable',
  state: 'state',
  reason: 'reason',
  amountFen: 'amount_fen',
  payoutId: 'payout_id',
  waitsForPerson: 'waits_for_person',
  voidReason: 'void_reason',
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
        label: reward.label,
        reward_class: reward.rewardClass,
        programme_id: reward.programmeId,
        programme_version: reward.programmeVersion,
        programme_name: reward.programmeName,
        pool_id: reward.poolId,
        amount_fen: reward.amountFen,
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

type ProgrammeRecord = Omit<Programme, 'startsOn' | 'endsOn' | 'tariff' | 'claimDays'> & {
  starts_on: string;
  ends_on: string;
  tariff: string;
  claim_days: number;
};

const toProgramme = (row: ProgrammeRecord): Programme => ({
  id: row.id,
  version: row.version,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  tariff: JSON.parse(row.tariff),
  claimDays: row.claim_days,
  terms: row.terms,
});

/** The newest version of the programme in force on a Shanghai day. */
export async function findProgramme(session: Session, day: string): Promise<Programme | undefined> {
  const row = await session.first<ProgrammeRecord>(
    build('reward_programmes')
      .where('starts_on', '<=', day)
      .andWhere('ends_on', '>=', day)
      .orderBy([
        { column: 'version', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(1),
  );
  return row && toProgramme(row);
}

/** False when this version was published before. */
export async function insertProgramme(
  session: Session,
  programme: Programme,
  now: Date,
): Promise<boolean> {
  try {
    await session.write(
      build('reward_programmes').insert({
        id: programme.id,
        version: programme.version,
        name: programme.name,
        starts_on: programme.startsOn,
        ends_on: programme.endsOn,
        tariff: JSON.stringify(programme.tariff),
        claim_days: programme.claimDays,
        terms: programme.terms,
        published_at: now,
      }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
