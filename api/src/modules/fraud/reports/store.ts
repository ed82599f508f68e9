import { build, type Session } from '../../../lib/db.ts';

/** A copy of what the rules need, indexed for them and forgotten with them. */
export type ReportRow = {
  case_id: string;
  case_no: string;
  person_id: string;
  pick_id: string;
  area_id: string;
  longitude: number;
  latitude: number;
  cell: number;
  accuracy_m: number | null;
  seen_at: Date;
  reported_at: Date;
  filed_at: Date | null;
  filed_by: string | null;
  rejected_at: Date | null;
  reject_reason: string | null;
};

export const REPORT_COLUMNS: (keyof ReportRow)[] = [
  'case_id',
  'case_no',
  'person_id',
  'pick_id',
  'area_id',
  'longitude',
  'latitude',
  'cell',
  'accuracy_m',
  'seen_at',
  'reported_at',
  'filed_at',
  'filed_by',
  'rejected_at',
  'reject_reason',
];

type NewReport = Omit<ReportRow, 'rejected_at' | 'reject_reason'>;

export async function writeReport(session: Session, row: NewReport): Promise<void> {
  await session.write(
    build('fraud_reports').insert(row).onConflict('case_id').merge(['filed_at', 'filed_by']),
  );
}

export async function writeRejection(
  session: Session,
  caseId: string,
  rejection: { at: Date; reason: string } | null,
): Promise<void> {
  await session.write(
    build('fraud_reports')
      .where('case_id', caseId)
      .update({ rejected_at: rejection?.at ?? null, reject_reason: rejection?.reason ?? null }),
  );
}

export async function reportsOf(session: Session, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return session.rows<ReportRow>(
    build('fraud_reports')
      .select(REPORT_COLUMNS)
      .whereIn('case_id', [...caseIds]),
  );
}

/** One person's reports since a moment, the newest first. */
export async function recentReports(
  session: Session,
  personId: string,
  since: Date,
  limit: number,
): Promise<ReportRow[]> {
  return session.rows<ReportRow>(
    build('fraud_reports')
      .select(REPORT_COLUMNS)
      .where('person_id', personId)
      .andWhere('reported_at', '>=', since)
      .orderBy('reported_at', 'desc')
      .limit(limit),
  );
}

export async function countFiled(session: Session, personId: string, since: Date): Promise<number> {
  const row = await session.first<{ count: number }>(
    build('fraud_reports')
      .count({ count: '*' })
      .where('person_id', personId)
      .andWhere('reported_at', '>=', since)
      .whereNotNull('filed_at'),
  );
  return row?.count ?? 0;
}

export async function countRejections(
  session: Session,
  personId: string,
  reason: string,
  since: Date,
): Promise<number> {
  const row = await session.first<{ count: number }>(
    build('fraud_reports')
      .count({ count: '*' })
      .where({ person_id: personId, reject_reason: reason })
      .andWhere('rejected_at', '>=', since),
  );
  return row?.count ?? 0;
}

export async function dropReports(session: Session, before: Date, limit: number): Promise<number> {
  return session.write(
    build('fraud_reports').where('reported_at', '<', before).limit(limit).delete(),
  );
}
