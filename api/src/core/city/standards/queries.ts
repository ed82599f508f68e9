import type { StandardLine } from '../../../../contract/standards.ts';
import { build, type Session } from '../../../lib/db.ts';
import { asciiContaining, containing } from '../../../lib/like.ts';
import { STANDARD_COLUMNS, type StandardRow, toStandard } from './store.ts';

export type LineFilter = {
  text?: string | undefined;
  grade?: string | undefined;
  code?: string | undefined;
  versions: 'active' | 'all';
  /** Code and version of the last row shown. */
  after?: string | undefined;
  limit: number;
};

/** By number, the newest version of a line first. */
export async function listLines(session: Session, filter: LineFilter): Promise<StandardLine[]> {
  const query = build('standards')
    .select(STANDARD_COLUMNS)
    .orderBy('code')
    .orderBy('version', 'desc')
    .limit(filter.limit + 1);
  if (filter.versions === 'active') void query.where('is_active', 1);
  if (filter.grade) void query.where('grade', filter.grade);
  if (filter.code) void query.where('code', filter.code);
  if (filter.text) {
    const { text } = filter;
    void query.where((or) => {
      for (const column of ['category_name', 'problem_kind', 'filing_condition', 'authority'])
        void or.orWhere(column, 'like', containing(text));
      void or
        .orWhere('code', 'like', asciiContaining(text))
        .orWhere('category_key', 'like', asciiContaining(text));
    });
  }
  if (filter.after) {
    const [code = '', version = '0'] = filter.after.split(' ');
    void query.where((or) =>
      or
        .where('code', '>', code)
        .orWhere((same) => same.where('code', code).where('version', '<', Number(version))),
    );
  }
  const rows = await session.rows<StandardRow>(query);
  return rows.map((row) => ({ ...toStandard(row), isActive: row.is_active === 1 }));
}
