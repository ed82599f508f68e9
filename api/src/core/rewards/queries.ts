import type { RewardState, Transfer } from '../../../contract/rewards.ts';
import { build, type Session } from '../../lib/db.ts';
import { asciiBeginning, asciiContaining, containing } from '../../lib/like.ts';
import { readCursor, toPage } from '../../lib/paging.ts';
import { staffNames } from '../accounts/index.ts';
import type { Moves } from './screens/standing.ts';
import { type Reward, type RewardRecord, toReward } from './store.ts';

export async function rewardsOfCases(
  session: Session,
  caseIds: readonly string[],
): Promise<Reward[]> {
  if (caseIds.length === 0) return [];
  const rows = await session.rows<RewardRecord>(build('rewards').whereIn('case_id', [...caseIds]));
  return rows.map(toReward);
}

/** Rewards of these cases, and the shares that reports merged into another case have of its reward. */
export async function rewardsOfReports(
  session: Session,
  caseIds: readonly string[],
): Promise<Reward[]> {
  if (caseIds.length === 0) return [];
  const shares = await session.rows<RewardRecord>(
    build('rewards').whereIn('own_case_id', [...caseIds]),
  );
  const own = await rewardsOfCases(session, caseIds);
  return [...own.filter(({ kind }) => kind === 'case'), ...shares.map(toReward)];
}

/** Of each reward: when its money came back last and when it arrived, as the ledger has it. */
export async function movesOfRewards(
  session: Session,
  rewards: readonly Reward[],
): Promise<(reward: Reward) => Moves> {
  // Most were never claimed, or wait for WeChat: their money never moved that way.
  const ids = rewards
    .filter(({ state }) => state === 'owed' || state === 'paid')
    .map(({ id }) => id);
  if (ids.length === 0) return () => ({ returnedAt: null, paidAt: null });
  const rows = await session.rows<{ id: string; reward_id: string; made_at: Date }>(
    build('ledger_transfers')
      .select('id', 'reward_id', 'made_at')
      .whereIn('reward_id', ids)
      .orderBy(['made_at', 'id']),
  );
  const last = (rewardId: string, kind: string) =>
    rows.findLast((row) => row.reward_id === rewardId && row.id.startsWith(`${kind}:`))?.made_at ??
    null;
  return ({ id }) => ({ returnedAt: last(id, 'return'), paidAt: last(id, 'settle') });
}

export async function findReward(session: Session, id: string): Promise<Reward | undefined> {
  const row = await session.first<RewardRecord>(build('rewards').where('id', id));
  return row && toReward(row);
}

export async function rewardsById(
  session: Session,
  ids: readonly string[],
): Promise<Map<string, Reward>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows<RewardRecord>(build('rewards').whereIn('id', [...ids]));
  return new Map(rows.map((row) => [row.id, toReward(row)]));
}

/** The rewards these movements concern, by id. */
export const rewardsOfMovements = (
  session: Session,
  rows: readonly { reward_id: string | null }[],
): Promise<Map<string, Reward>> =>
  rewardsById(session, [
    ...new Set(rows.flatMap((row) => (row.reward_id === null ? [] : [row.reward_id]))),
  ]);

/** Ids of rewards whose case number or alias contains the text, newest first. */
export async function searchRewards(session: Session, text: string): Promise<string[]> {
  const rows = await session.rows<{ id: string }>(
    build('rewards').select('id').where(matches(text)).orderBy('id', 'desc').limit(1000),
  );
  return rows.map((row) => row.id);
}

const matches = (text: string) => (query: { whereRaw(sql: string, values: string[]): unknown }) => {
  query.whereRaw('(case_no LIKE ? OR person_alias LIKE ?)', [
    asciiContaining(text),
    containing(text),
  ]);
};

export async function pageOfRewards(
  session: Session,
  filter: {
    personId?: string | undefined;
    state?: RewardState | undefined;
    held?: 'yes' | undefined;
    /** Only what its owner can claim or confirm at this moment. */
    openAt?: Date | undefined;
    text?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  const query = build('rewards')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  const after = readCursor(filter.cursor);
  if (after) void query.where('id', '<', after);
  if (filter.personId) void query.where('person_id', filter.personId);
  if (filter.state) void query.where('state', filter.state);
  if (filter.held) void query.whereNotNull('held_at');
  const { openAt } = filter;
  if (openAt)
    void query.where((open) => {
      void open.where((owed) => {
        void owed.where({ state: 'owed', held_at: null });
        void owed.whereRaw('COALESCE(claim_until > ?, 1)', [openAt]);
      });
      void open.orWhere({ state: 'in_payout', waits_for_person: 1 });
    });
  if (filter.text) void query.where(matches(filter.text));
  const rows = (await session.rows<RewardRecord>(query)).map(toReward);
  return toPage(rows, filter.limit, (reward) => reward.id);
}

export async function expiredRewardIds(session: Session, now: Date): Promise<string[]> {
  const rows = await session.rows<{ id: string }>(
    build('rewards')
      .select('id')
      .where('state', 'owed')
      .whereNull('held_at')
      .andWhere('claim_until', '<=', now)
      .orderBy('claim_until')
      .limit(500),
  );
  return rows.map((row) => row.id);
}

/** Still to be claimed, and too late to claim before this instant, soonest first. */
export async function rewardsExpiringBefore(session: Session, instant: Date): Promise<Reward[]> {
  const rows = await session.rows<RewardRecord>(
    build('rewards')
      .where('state', 'owed')
      .whereNull('held_at')
      .andWhere('claim_until', '<=', instant)
      .orderBy('claim_until')
      .limit(5000),
  );
  return rows.map(toReward);
}

type TransferRow = {
  id: string;
  debit: string;
  credit: string;
  amount_fen: number;
  reward_id: string | null;
  reason: string;
  actor: string;
  made_at: Date;
};

/** With the names of the people who moved the money, and of the person whose it is. */
async function showTransfers(session: Session, rows: TransferRow[]): Promise<Transfer[]> {
  const names = await staffNames(session, [...new Set(rows.map((row) => row.actor))]);
  const rewards = await rewardsOfMovements(session, rows);
  return rows.map((row) => ({
    id: row.id,
    debit: row.debit,
    credit: row.credit,
    amountFen: row.amount_fen,
    personAlias: rewards.get(row.reward_id ?? '')?.personAlias ?? null,
    reason: row.reason,
    actor: row.actor === 'system' ? '系统' : (names.get(row.actor) ?? row.actor),
    at: row.made_at.toISOString(),
  }));
}

export async function transfersOfReward(session: Session, rewardId: string): Promise<Transfer[]> {
  const rows = await session.rows<TransferRow>(
    build('ledger_transfers').where('reward_id', rewardId).orderBy(['made_at', 'id']),
  );
  return showTransfers(session, rows);
}

/** How much each of these transfers moved; one that does not exist is not in the map. */
export async function amountsOfTransfers(
  session: Session,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await session.rows<{ id: string; amount_fen: number }>(
    build('ledger_transfers')
      .select('id', 'amount_fen')
      .whereIn('id', [...ids]),
  );
  return new Map(rows.map((row) => [row.id, row.amount_fen]));
}

export async function transfersById(session: Session, ids: readonly string[]): Promise<Transfer[]> {
  const rows = await session.rows<TransferRow>(
    build('ledger_transfers')
      .whereIn('id', [...ids])
      .orderBy(['made_at', 'id']),
  );
  return showTransfers(session, rows);
}

export async function pageOfTransfers(
  session: Session,
  filter: { account?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const query = build('ledger_transfers')
    .orderBy([
      { column: 'made_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(filter.limit + 1);
  const [at, id] = readCursor(filter.cursor)?.split('|') ?? [];
  if (at && id) {
    const madeAt = new Date(Number(at));
    void query.whereRaw('(made_at < ? OR (made_at = ? AND id < ?))', [madeAt, madeAt, id]);
  }
  if (filter.account) {
    const prefix = asciiBeginning(filter.account);
    void query.whereRaw('(debit LIKE ? OR credit LIKE ?)', [prefix, prefix]);
  }
  const rows = await session.rows<TransferRow>(query);
  const page = toPage(rows, filter.limit, (row) => `${row.made_at.getTime()}|${row.id}`);
  return {
    ...page,
    items: await showTransfers(session, page.items),
    whole: filter.account ? await addUp(session, asciiBeginning(filter.account)) : null,
  };
}

/** Each side is read for itself, so that each finds its index; a movement within the accounts is one of them. */
async function addUp(session: Session, prefix: string): Promise<{ count: number; netFen: number }> {
  type Side = { movements: number; inside: string | null; sum: string | null };
  const side = (own: 'credit' | 'debit', other: 'credit' | 'debit') =>
    session.first<Side>(
      build('ledger_transfers')
        .where(own, 'like', prefix)
        .count({ movements: '*' })
        .sum({ sum: 'amount_fen' })
        .select(build.raw('SUM(?? LIKE ?) AS inside', [other, prefix])),
    );
  const [paidIn, paidOut] = [await side('credit', 'debit'), await side('debit', 'credit')];
  return {
    count: (paidIn?.movements ?? 0) + (paidOut?.movements ?? 0) - Number(paidIn?.inside ?? 0),
    netFen: Number(paidIn?.sum ?? 0) - Number(paidOut?.sum ?? 0),
  };
}

/** Balances of the ledger's kinds of accounts, and rewards by state. */
export async function sumMoney(session: Session) {
  const accounts = await session.rows<{ kind: string; balance: string }>(
    build('ledger_accounts')
      .select(build.raw("SUBSTRING_INDEX(id, ':', 1) AS kind"))
      .select(build.raw('SUM(CAST(credits_fen AS SIGNED) - CAST(debits_fen AS SIGNED)) AS balance'))
      .groupBy('kind'),
  );
  const rewards = await session.rows<{ state: RewardState; number: number; sum: string }>(
    build('rewards')
      .select('state')
      .count({ number: '*' })
      .sum({ sum: 'amount_fen' })
      .groupBy('state'),
  );
  const held = await session.first<{ number: number; sum: string | null }>(
    build('rewards')
      .count({ number: '*' })
      .sum({ sum: 'amount_fen' })
      .where('state', 'owed')
      .whereNotNull('held_at'),
  );
  const balance = (kind: string) =>
    Number(accounts.find((account) => account.kind === kind)?.balance ?? 0);
  return {
    fundedFen: -balance('funding'),
    poolFen: balance('pool'),
    owedFen: balance('person'),
    held: { count: held?.number ?? 0, sumFen: Number(held?.sum ?? 0) },
    inFlightFen: balance('in_flight'),
    paidFen: balance('paid'),
    suspenseFen: balance('suspense'),
    rewards: rewards.map((row) => ({
      state: row.state,
      count: row.number,
      sumFen: Number(row.sum),
    })),
  };
}
