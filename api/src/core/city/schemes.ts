import type { Category, CategoryScheme } from '../../../contract/standards.ts';
import { build, type Session } from '../../lib/db.ts';

export type NewScheme = Pick<CategoryScheme, 'id' | 'title' | 'version' | 'note' | 'isInUse'>;
const ROWS_PER_INSERT = 500;

/** A numbering scheme with all its classes. */
export async function insertScheme(
  session: Session,
  scheme: NewScheme,
  categories: readonly Category[],
): Promise<void> {
  const { isInUse, ...columns } = scheme;
  await session.write(build('category_schemes').insert({ ...columns, is_in_use: isInUse }));
  for (let from = 0; from < categories.length; from += ROWS_PER_INSERT)
    await session.write(
      build('categories').insert(
        categories.slice(from, from + ROWS_PER_INSERT).map(({ key, kind, majorName, name }) => ({
          scheme: scheme.id,
          category_key: key,
          kind,
          major_name: majorName,
          name,
        })),
      ),
    );
}

export async function listSchemes(
  session: Session,
  page: { after?: string | undefined; limit: number },
): Promise<CategoryScheme[]> {
  const query = build('category_schemes')
    .select('id', 'title', 'version', 'note', 'is_in_use')
    .orderBy('id')
    .limit(page.limit + 1);
  if (page.after) void query.where('id', '>', page.after);
  const rows = await session.rows<Omit<NewScheme, 'isInUse'> & { is_in_use: number }>(query);
  const counts = await session.rows<{ scheme: string; kind: 'P' | 'E'; count: number }>(
    build('categories').select('scheme', 'kind').count({ count: '*' }).groupBy('scheme', 'kind'),
  );
  const countOf = (id: string, kind: 'P' | 'E') =>
    counts.find((one) => one.scheme === id && one.kind === kind)?.count ?? 0;
  return rows.map(({ is_in_use, ...scheme }) => ({
    ...scheme,
    isInUse: is_in_use === 1,
    componentCount: countOf(scheme.id, 'P'),
    eventCount: countOf(scheme.id, 'E'),
  }));
}

/** The scheme that cases and lines use; a city has exactly one. */
export async function schemeInUse(session: Session): Promise<string> {
  const row = await session.first<{ id: string }>(
    build('category_schemes').select('id').where('is_in_use', 1),
  );
  return row?.id ?? '';
}

export async function listCategories(
  session: Session,
  filter: {
    schemeId: string;
    text?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<Category[]> {
  const query = build('categories')
    .select({ key: 'category_key' }, 'kind', { majorName: 'major_name' }, 'name')
    .where('scheme', filter.schemeId)
    .orderBy('category_key')
    .limit(filter.limit + 1);
  if (filter.after) void query.where('category_key', '>', filter.after);
  if (filter.text) {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    void query.where((or) => or.where('name', 'like', like).orWhere('major_name', 'like', like));
  }
  return session.rows<Category>(query);
}

// E01 is a major, E0110 a class of it.
const MAJOR_LENGTH = 3;

/** The classes a line of the standard can be about. */
export async function minorCategories(session: Session): Promise<Set<string>> {
  const names = await categoryNames(session);
  return new Set([...names.keys()].filter((key) => key.length > MAJOR_LENGTH));
}

/** Names by key in the scheme in use: majors (E01) and whole kinds (E) included. */
export async function categoryNames(session: Session): Promise<Map<string, string>> {
  const categories = await session.rows<Category>(
    build('categories')
      .select({ key: 'category_key' }, 'kind', { majorName: 'major_name' }, 'name')
      .where('scheme', await schemeInUse(session)),
  );
  const names = new Map([
    ['P', '全部部件'],
    ['E', '全部事件'],
  ]);
  for (const { key, majorName, name } of categories)
    names.set(key, name).set(key.slice(0, 3), majorName);
  return names;
}
