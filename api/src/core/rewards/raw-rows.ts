import { id } from '../../../contract/common.ts';
import type { ProgrammeRules } from '../../../contract/programme-rules.ts';
import { build, type Session } from '../../lib/db.ts';
import { rowPages, type Span } from '../../lib/row-pages.ts';
import { staffNames } from '../accounts/index.ts';
import { findProgrammeVersion } from './programmes/store.ts';
import { rewardsOfMovements } from './queries.ts';
import { type Reward, type RewardRecord, toReward } from './store.ts';

export type MovementRow = {
  id: string;
  debit: string;
  credit: string;
  amount_fen: number;
  reward_id: string | null;
  reason: string;
  actor: string;
  made_at: Date;
};

/** Movements in the order of time, as they were written. */
export const movementsBetween = (session: Session, span: Span): AsyncGenerator<MovementRow[]> =>
  rowPages<MovementRow>(session, 'ledger_transfers', { time: 'made_at', key: 'id' }, span);

export async function firstMovementAt(session: Session): Promise<Date | null> {
  const row = await session.first<{ made_at: Date }>(
    build('ledger_transfers').select('made_at').orderBy(['made_at', 'id']).limit(1),
  );
  return row?.made_at ?? null;
}

/** Each with the name of whoever made it, a citizen's being nobody's business, and the case and alias it is about. */
export async function* transfersBetween(session: Session, span: Span) {
  for await (const rows of movementsBetween(session, span)) {
    const names = await staffNames(session, [...new Set(rows.map((row) => row.actor))]);
    const rewards = await rewardsOfMovements(session, rows);
    const nameOf = (actor: string) =>
      actor === 'system'
        ? '系统'
        : (names.get(actor) ?? (id.safeParse(actor).success ? '市民本人' : actor));
    yield rows.map((row) => {
      const reward = rewards.get(row.reward_id ?? '');
      return {
        ...row,
        actorName: nameOf(row.actor),
        caseNo: reward?.caseNo ?? null,
        personAlias: reward?.personAlias ?? null,
      };
    });
  }
}

type Tax = ProgrammeRules['tax'];

/** Rewards by the time of booking, with what their programme's version says about tax. */
export async function* rewardsBetween(
  session: Session,
  span: Span,
): AsyncGenerator<(Reward & { tax: Tax | null })[]> {
  const by = { time: 'booked_at', key: 'id' } as const;
  const known = new Map<string, Tax | null>();
  const taxOf = async ({ programmeId, programmeVersion }: Reward): Promise<Tax | null> => {
    if (programmeId === null || programmeVersion === null) return null;
    const version = `${programmeId} ${programmeVersion}`;
    if (!known.has(version)) {
      const programme = await findProgrammeVersion(session, programmeId, programmeVersion);
      known.set(version, programme?.rules.tax ?? null);
    }
    return known.get(version) ?? null;
  };
  for await (const rows of rowPages<RewardRecord>(session, 'rewards', by, span)) {
    const rewards: (Reward & { tax: Tax | null })[] = [];
    for (const reward of rows.map(toReward)) rewards.push({ ...reward, tax: await taxOf(reward) });
    yield rewards;
  }
}

const AGE_SUMS =
  '(booked_at < ?) + (booked_at < ?) + (booked_at < ?) AS age,' +
  ' SUM(held_at IS NULL) AS number, SUM(IF(held_at IS NULL, amount_fen, 0)) AS sum,' +
  ' SUM(held_at IS NOT NULL) AS held, SUM(IF(held_at IS NULL, 0, amount_fen)) AS held_sum,' +
  ' SUM(COALESCE(held_at IS NULL AND claim_until < ?, 0)) AS soon,' +
  ' SUM(IF(held_at IS NULL AND claim_until < ?, amount_fen, 0)) AS soon_sum';

/** Money to be claimed, held apart from the rest: how many of three limits its booking lies before, and what is about to expire. */
export async function owedByAge(
  session: Session,
  limits: readonly [Date, Date, Date],
  expiresBefore: Date,
) {
  const rows = await session.rows<
    Record<'age' | 'number' | 'sum' | 'held' | 'held_sum' | 'soon' | 'soon_sum', string>
  >(
    build('rewards')
      .select(build.raw(AGE_SUMS, [...limits, expiresBefore, expiresBefore]))
      .where('state', 'owed')
      .groupBy('age'),
  );
  return rows.map((row) => ({
    age: Number(row.age),
    count: Number(row.number),
    sumFen: Number(row.sum),
    heldCount: Number(row.held),
    heldFen: Number(row.held_sum),
    expiringCount: Number(row.soon),
    expiringFen: Number(row.soon_sum),
  }));
}
