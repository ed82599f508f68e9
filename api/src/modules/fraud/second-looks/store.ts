import { build, type Session } from '../../../lib/db.ts';

export type LookRow = {
  case_id: string;
  case_no: string;
  filed_by: string;
  filed_at: Date;
  draw_seed: string;
  drawn_from: string;
  looker_id: string | null;
  verdict: 'right' | 'wrong' | null;
  note: string | null;
  looked_by: string | null;
  looked_at: Date | null;
};

const COLUMNS: (keyof LookRow)[] = [
  'case_id',
  'case_no',
  'filed_by',
  'filed_at',
  'draw_seed',
  'drawn_from',
  'looker_id',
  'verdict',
  'note',
  'looked_by',
  'looked_at',
];

type Drawn = Omit<LookRow, 'verdict' | 'note' | 'looked_by' | 'looked_at'>;

export async function insertLook(session: Session, look: Drawn): Promise<void> {
  await session.write(build('second_looks').insert(look).onConflict('case_id').ignore());
}

export const findLook = (session: Session, caseId: string) =>
  session.first<LookRow>(build('second_looks').select(COLUMNS).where('case_id', caseId));

/** Once: whoever comes second matches no row. */
export async function writeVerdict(
  session: Session,
  caseId: string,
  verdict: { verdict: 'right' | 'wrong'; note: string; by: string; at: Date },
): Promise<boolean> {
  const matched = await session.write(
    build('second_looks')
      .where('case_id', caseId)
      .whereNull('looked_at')
      .update({
        verdict: verdict.verdict,
        note: verdict.note || null,
        looked_by: verdict.by,
        looked_at: verdict.at,
      }),
  );
  return matched === 1;
}

export async function listLooks(
  session: Session,
  filter: {
    only: 'mine' | 'open' | 'wrong' | 'all';
    staffId: string;
    after?: string | undefined;
    limit: number;
  },
): Promise<LookRow[]> {
  const query = build('second_looks')
    .select(COLUMNS)
    .orderBy('case_id', 'desc')
    .limit(filter.limit + 1);
  const { only, after, staffId } = filter;
  if (only === 'mine') void query.where('looker_id', staffId).whereNull('looked_at');
  if (only === 'open') void query.whereNull('looked_at');
  if (only === 'wrong') void query.where('verdict', 'wrong');
  if (after) void query.andWhere('case_id', '<', after);
  return session.rows<LookRow>(query);
}

export async function countLooks(session: Session) {
  const rows = await session.rows<{ verdict: 'right' | 'wrong'; count: number }>(
    build('second_looks')
      .select('verdict')
      .count({ count: '*' })
      .whereNotNull('verdict')
      .groupBy('verdict'),
  );
  const of = (verdict: string) => rows.find((row) => row.verdict === verdict)?.count ?? 0;
  return { lookedCount: of('right') + of('wrong'), wrongCount: of('wrong') };
}
