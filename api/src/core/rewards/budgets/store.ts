import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import { FUNDING, SUSPENSE } from '../ledger.ts';
import type { AlarmRow, PoolRow } from './pool-levels.ts';

export type BudgetRow = {
  id: string;
  programme_id: string;
  month: string;
  amount_fen: number;
  state: 'asked' | 'confirmed' | 'refused';
  reason: string;
  asked_by: string;
  asked_name: string;
  asked_at: Date;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: Date | null;
};

export async function insertBudget(
  session: Session,
  row: Omit<BudgetRow, 'state' | 'decided_by' | 'decided_name' | 'decided_at'>,
): Promise<boolean> {
  try {
    await session.write(build('reward_budgets').insert({ ...row, state: 'asked' }));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export const findBudget = (session: Session, id: string) =>
  session.first<BudgetRow>(build('reward_budgets').where('id', id));

export const lockBudget = (session: Session, id: string) =>
  session.first<BudgetRow>(build('reward_budgets').where('id', id).forUpdate());

export async function closeBudget(
  session: Session,
  id: string,
  end: Pick<BudgetRow, 'state' | 'decided_by' | 'decided_name' | 'decided_at'>,
): Promise<void> {
  const matched = await session.write(
    build('reward_budgets').where({ id, state: 'asked' }).update(end),
  );
  if (matched !== 1) throw new Error(`budget ${id} is decided`);
}

type Paged = { cursor?: string | undefined; limit: number };

export async function pageOfBudgets(session: Session, { cursor, limit }: Paged) {
  const query = build('reward_budgets')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const after = readCursor(cursor);
  if (after) void query.where('id', '<', after);
  return toPage(await session.rows<BudgetRow>(query), limit, (row) => row.id);
}

/** What people put into a pool or took out of it, the latter below zero; few rows, however many rewards there are. */
const byPeople = () => {
  const side = (pool: 'debit' | 'credit', other: 'debit' | 'credit', amount: string) =>
    build('ledger_transfers')
      .select({ pool_id: pool, other }, build.raw(amount))
      .whereIn(other, [FUNDING, SUSPENSE]);
  const into = side('credit', 'debit', 'CAST(amount_fen AS SIGNED) AS in_fen');
  return into.unionAll(side('debit', 'credit', '-CAST(amount_fen AS SIGNED) AS in_fen'));
};

const pools = () =>
  build('ledger_accounts')
    .leftJoin(byPeople().as('moved'), 'moved.pool_id', 'ledger_accounts.id')
    .select(
      'ledger_accounts.id',
      build.raw('CAST(credits_fen AS SIGNED) - CAST(debits_fen AS SIGNED) AS balance_fen'),
      build.raw('COALESCE(SUM(IF(other = ?, in_fen, 0)), 0) AS funded_fen', [FUNDING]),
      build.raw('COALESCE(-SUM(IF(other = ?, LEAST(in_fen, 0), 0)), 0) AS returned_fen', [FUNDING]),
      build.raw('COALESCE(SUM(IF(other = ?, in_fen, 0)), 0) AS adjusted_fen', [SUSPENSE]),
    )
    .groupBy('ledger_accounts.id', 'credits_fen', 'debits_fen');

type PoolRecord = { id: string } & Record<Exclude<keyof PoolRow, 'id'>, string>;

const toPool = (row: PoolRecord): PoolRow => ({
  id: row.id,
  balance_fen: Number(row.balance_fen),
  funded_fen: Number(row.funded_fen),
  returned_fen: Number(row.returned_fen),
  adjusted_fen: Number(row.adjusted_fen),
});

export async function pageOfPools(session: Session, { cursor, limit }: Paged) {
  const query = pools()
    .where('ledger_accounts.id', 'like', 'pool:%')
    .orderBy('ledger_accounts.id', 'desc')
    .limit(limit + 1);
  const after = readCursor(cursor);
  if (after) void query.where('ledger_accounts.id', '<', after);
  const rows = await session.rows<PoolRecord>(query);
  return toPage(rows.map(toPool), limit, (row) => row.id);
}

export async function poolsOfMonth(session: Session, month: string): Promise<PoolRow[]> {
  const query = pools().where('ledger_accounts.id', 'like', `pool:%:${month}`).limit(200);
  return (await session.rows<PoolRecord>(query)).map(toPool);
}

export async function alarmsOfPools(session: Session, ids: readonly string[]): Promise<AlarmRow[]> {
  if (ids.length === 0) return [];
  return session.rows<AlarmRow>(
    build('reward_budget_alarms')
      .whereIn('pool_id', [...ids])
      .orderBy('percent'),
  );
}

/** True for whoever raises it first. */
export async function insertAlarm(session: Session, alarm: AlarmRow): Promise<boolean> {
  try {
    await session.write(build('reward_budget_alarms').insert(alarm));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Somebody earned nothing because this pool, or what the rules give out of it, had no more to give. */
export async function hasTurnedAway(
  session: Session,
  programmeId: string,
  span: { from: Date; to: Date },
): Promise<boolean> {
  const row = await session.first(
    build('rewards')
      .select('id')
      .where({ state: 'not_rewarded', reason: 'pool_empty', programme_id: programmeId })
      .andWhere('booked_at', '>=', span.from)
      .andWhere('booked_at', '<', span.to)
      .limit(1),
  );
  return row !== undefined;
}
