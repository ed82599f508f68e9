import { build, type Session } from '../../../lib/db.ts';
import { REPORT_COLUMNS, type ReportRow } from './store.ts';

// What the patterns ask for, each answer with a bound: never the whole span at once.

const STRATUM = build.raw(
  "CONCAT(area_id, ' ', FLOOR(UNIX_TIMESTAMP(filed_at) / 86400), ' ', FLOOR(MOD(UNIX_TIMESTAMP(filed_at), 86400) / 28800)) AS stratum",
);

type Filed = { stratum: string; filed_by: string; count: number };

/** Per area, day, shift and acceptor; a published rule is no acceptor. One row for a hundred reports or so. */
export async function countFilings(session: Session, from: Date, to: Date): Promise<Filed[]> {
  const rows = await session.rows<Filed>(
    build('fraud_reports')
      .select(STRATUM, 'filed_by')
      .count({ count: '*' })
      .where('reported_at', '>=', from)
      .andWhere('reported_at', '<', to)
      .whereNotNull('filed_at')
      .andWhere('filed_by', 'not like', 'rule:%')
      .groupBy('stratum', 'filed_by'),
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** People with at least so many filed reports, in the order of their ids. */
export async function busyPeople(
  session: Session,
  since: Date,
  least: number,
  page: { after: string; limit: number },
): Promise<string[]> {
  const rows = await session.rows<{ person_id: string }>(
    build('fraud_reports')
      .select('person_id')
      .where('person_id', '>', page.after)
      .andWhere('reported_at', '>=', since)
      .groupBy('person_id')
      .havingRaw('COUNT(*) >= ?', [least])
      .orderBy('person_id')
      .limit(page.limit),
  );
  return rows.map((row) => row.person_id);
}

const MOST_OF_ONE = 2000;

export const reportsOfPerson = (session: Session, personId: string, since: Date) =>
  session.rows<ReportRow>(
    build('fraud_reports')
      .select(REPORT_COLUMNS)
      .where('person_id', personId)
      .andWhere('reported_at', '>=', since)
      .orderBy('reported_at', 'desc')
      .limit(MOST_OF_ONE),
  );

const MOST_AROUND = 2000;

export const reportsAround = (session: Session, cells: readonly number[], since: Date) =>
  session.rows<ReportRow>(
    build('fraud_reports')
      .select(REPORT_COLUMNS)
      .whereIn('cell', [...cells])
      .andWhere('reported_at', '>=', since)
      .orderBy('reported_at', 'desc')
      .limit(MOST_AROUND),
  );

/** The first report at or after a cell: where the next row of cells begins. */
export async function nextCell(session: Session, from: number): Promise<number | null> {
  const row = await session.first<{ cell: number }>(
    build('fraud_reports').select('cell').where('cell', '>=', from).orderBy('cell').limit(1),
  );
  return row?.cell ?? null;
}

/** Of one row of cells, a span of time at a time. */
export const reportsOfRow = (
  session: Session,
  cells: readonly [number, number],
  span: { from: Date; to: Date },
  limit: number,
) =>
  session.rows<ReportRow>(
    build('fraud_reports')
      .select(REPORT_COLUMNS)
      .whereBetween('cell', [cells[0], cells[1]])
      .andWhere('reported_at', '>=', span.from)
      .andWhere('reported_at', '<', span.to)
      .orderBy('cell')
      .limit(limit),
  );
