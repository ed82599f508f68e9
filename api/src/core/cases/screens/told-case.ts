import { build, type Session } from '../../../lib/db.ts';

/** What a message says of a case; read in the transaction of the step it tells of. */
export type ToldCase = {
  /** Number of the last step in the log. */
  seq: number;
  pickId: string;
  reportedAt: Date;
  dueAt: Date | null;
  /** The case this one was merged into. */
  main: { id: string; caseNo: string } | null;
};

type Row = {
  last_seq: number;
  pick_id: string;
  reported_at: Date;
  due_at: Date | null;
  main_id: string | null;
  main_no: string | null;
};

export async function findToldCase(session: Session, caseId: string): Promise<ToldCase> {
  const row = await session.first<Row>(
    build('cases as told')
      .leftJoin('cases as main', 'main.id', 'told.main_case_id')
      .select('told.last_seq', 'told.pick_id', 'told.reported_at', 'told.due_at')
      .select({ main_id: 'main.id', main_no: 'main.case_no' })
      .where('told.id', caseId),
  );
  if (!row) throw new Error(`no case ${caseId} to tell of`);
  return {
    seq: row.last_seq,
    pickId: row.pick_id,
    reportedAt: row.reported_at,
    dueAt: row.due_at,
    main: row.main_id && row.main_no ? { id: row.main_id, caseNo: row.main_no } : null,
  };
}
