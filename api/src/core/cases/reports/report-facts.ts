import { build, type Session } from '../../../lib/db.ts';
import type { CaseRow } from '../store.ts';

/** What is weighed when a citizen's report is to be paid. */
export type ReportFacts = {
  caseId: string;
  caseNo: string;
  personId: string;
  pickId: string;
  areaId: string;
  longitude: number;
  latitude: number;
  accuracyM: number | null;
  /** The device's clock at the first photo, if it told. */
  capturedAt: Date | null;
  reportedAt: Date;
  filedAt: Date | null;
  filedBy: string | null;
};

const COLUMNS = [
  'id',
  'case_no',
  'citizen_id',
  'pick_id',
  'area_id',
  'longitude',
  'latitude',
  'accuracy_m',
  'captured_at',
  'reported_at',
  'filed_at',
  'filed_by',
] as const;
type Row = Pick<CaseRow, Exclude<(typeof COLUMNS)[number], 'filed_by'>> & {
  filed_by: string | null;
};

/** Undefined for a case that no citizen reported. */
export async function findReportFacts(
  session: Session,
  caseId: string,
): Promise<ReportFacts | undefined> {
  const row = await session.first<Row>(build('cases').select(COLUMNS).where('id', caseId));
  if (!row || row.citizen_id === null) return undefined;
  return {
    caseId: row.id,
    caseNo: row.case_no,
    personId: row.citizen_id,
    pickId: row.pick_id,
    areaId: row.area_id,
    longitude: row.longitude,
    latitude: row.latitude,
    accuracyM: row.accuracy_m,
    capturedAt: row.captured_at,
    reportedAt: row.reported_at,
    filedAt: row.filed_at,
    filedBy: row.filed_by,
  };
}

/** Who handled each of these cases; one that nobody has handled yet is missing. */
export async function handlersOf(
  session: Session,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await session.rows<{ id: string; handler_id: string }>(
    build('cases')
      .select('id', 'handler_id')
      .whereIn('id', [...caseIds])
      .whereNotNull('handler_id'),
  );
  return new Map(rows.map((row) => [row.id, row.handler_id]));
}
