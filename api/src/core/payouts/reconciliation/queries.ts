import type { Difference, ReconciliationDay } from '../../../../contract/reconciliation.ts';
import { nextDay, startOfDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';
import { readCursor, toPage } from '../../../lib/paging.ts';
import type { StaffActor } from '../../../module.ts';
import { compareDay } from './compare-day.ts';
import type { DifferenceRow } from './differences.ts';
import { sightingsOf } from './sightings.ts';

type DayRow = {
  day: string;
  state: ReconciliationDay['state'];
  our_count: number;
  our_sum_fen: number;
  ledger_sum_fen: number;
  bill_count: number;
  bill_sum_fen: number;
  ran_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  differences: number;
  open_differences: number;
};

const days = () =>
  build('reconciliation_days as d').select(
    'd.*',
    build.raw(
      '(SELECT COUNT(*) FROM reconciliation_differences x WHERE x.day = d.day AND x.gone_at IS NULL) AS differences',
    ),
    build.raw(
      '(SELECT COUNT(*) FROM reconciliation_differences x WHERE x.day = d.day AND x.resolved_at IS NULL AND x.gone_at IS NULL) AS open_differences',
    ),
  );

const isRunSinceClosing = (row: DayRow) =>
  row.closed_at !== null && row.ran_at !== null && row.ran_at > row.closed_at;

async function afterClosing(session: Session, row: DayRow) {
  if (!isRunSinceClosing(row)) return null;
  const { findings: _, ...figures } = await compareDay(session, row.day);
  return figures;
}

const toDay = async (session: Session, row: DayRow): Promise<ReconciliationDay> => ({
  day: row.day,
  state: row.state,
  ourCount: row.our_count,
  ourSumFen: row.our_sum_fen,
  ledgerSumFen: row.ledger_sum_fen,
  billCount: row.bill_count,
  billSumFen: row.bill_sum_fen,
  differenceCount: row.differences,
  openDifferenceCount: row.open_differences,
  ranAt: row.ran_at?.toISOString() ?? null,
  afterClosing: await afterClosing(session, row),
  closedAt: row.closed_at?.toISOString() ?? null,
  closedBy: row.closed_by,
});

export async function findDay(session: Session, day: string) {
  const row = await session.first<DayRow>(days().where('d.day', day));
  return row && toDay(session, row);
}

export async function pageOfDays(
  session: Session,
  today: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const query = days()
    .orderBy('d.day', 'desc')
    .limit(limit + 1);
  const after = readCursor(cursor);
  if (after) void query.where('d.day', '<', after);
  const page = toPage(await session.rows<DayRow>(query), limit, (row) => row.day);
  const items: ReconciliationDay[] = [];
  // Few closed days are ever run again, so hardly any row asks for more than it has.
  for (const row of page.items) items.push(await toDay(session, row));
  const missing = await unfinishedDays(session, today, 365);
  return { ...page, items, missing: { count: missing.length, days: missing.slice(0, 10) } };
}

export async function pageOfDifferences(
  session: Session,
  staff: StaffActor,
  filter: {
    day?: string | undefined;
    isOpen?: 'true' | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  const query = build('reconciliation_differences')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  const after = readCursor(filter.cursor);
  if (after) void query.where('id', '<', after);
  if (filter.day) void query.where('day', filter.day);
  if (filter.isOpen) void query.whereNull('resolved_at').whereNull('gone_at');
  const rows = await session.rows<DifferenceRow>(query);
  const page = toPage(rows, filter.limit, (row) => row.id);
  const seen = await sightingsOf(
    session,
    page.items.map((row) => row.id),
  );
  return { ...page, items: page.items.map((row) => showDifference(row, staff, seen)) };
}

export function showDifference(
  row: DifferenceRow,
  staff: StaffActor,
  seen: Awaited<ReturnType<typeof sightingsOf>>,
): Difference {
  const isMine = !row.resolved_at && !row.gone_at && staff.roles.includes('finance');
  const { proposed_kind: kind, proposed_words: words, proposed_by: by } = row;
  const isProposed = kind !== null && !row.resolved_at;
  return {
    id: row.id,
    day: row.day,
    outBillNo: row.out_bill_no,
    kind: row.kind,
    ourFen: row.our_fen,
    billFen: row.bill_fen,
    foundAt: row.found_at.toISOString(),
    goneAt: row.gone_at?.toISOString() ?? null,
    sightings: seen.get(row.id) ?? [],
    isLate: row.is_late === 1,
    ownerName: row.owner_name,
    proposal: isProposed
      ? { kind, words: words ?? '', by: by ?? '', at: row.proposed_at!.toISOString() }
      : null,
    resolution: row.resolved_at && {
      kind: row.resolution_kind ?? 'other',
      words: row.resolution ?? '',
      by: row.resolved_by ?? '',
      at: row.resolved_at.toISOString(),
    },
    mayPropose: isMine,
    mayConfirm: isMine && isProposed && row.proposed_by_id !== staff.id,
  };
}

/** Days from the first payout on, of the last week or longer, that no run has finished yet; the oldest first. */
export async function unfinishedDays(session: Session, today: string, back = 7): Promise<string[]> {
  const first = await session.first<{ at: Date | null }>(
    build('payouts').min({ at: 'claimed_at' }),
  );
  if (!first?.at) return [];
  const rows = await session.rows<{ day: string }>(
    build('reconciliation_days')
      .select('day')
      .where('day', '>=', nextDay(today, -back))
      .whereIn('state', ['agreed', 'different']),
  );
  const finished = new Set(rows.map((row) => row.day));
  const firstAt = first.at.getTime();
  return Array.from({ length: back }, (_, nth) => nextDay(today, nth - back)).filter(
    (day) => startOfDay(nextDay(day)).getTime() > firstAt && !finished.has(day),
  );
}
