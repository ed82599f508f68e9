import type { Knex } from 'knex';
import type { AutoRuleKind } from '../../../../contract/auto-rules.ts';
import { nextDay, startOfDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';

export type RuleRow = {
  id: string;
  version: number;
  kind: AutoRuleKind;
  name: string;
  owner_id: string;
  owner_name: string;
  category_prefix: string;
  area_id: string | null;
  reporter: 'anyone' | 'citizen' | 'staff';
  takes_dangerous: number;
  max_reward_fen: number | null;
  valid_from: string;
  valid_to: string | null;
  published_by: string;
  published_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  stopped_by: string | null;
  stopped_at: Date | null;
  stop_reason: string | null;
};

const COLUMNS: (keyof RuleRow)[] = [
  'id',
  'version',
  'kind',
  'name',
  'owner_id',
  'owner_name',
  'category_prefix',
  'area_id',
  'reporter',
  'takes_dangerous',
  'max_reward_fen',
  'valid_from',
  'valid_to',
  'published_by',
  'published_at',
  'confirmed_by',
  'confirmed_at',
  'stopped_by',
  'stopped_at',
  'stop_reason',
];

const rules = () => build('auto_rules').select(COLUMNS);

export async function insertRule(session: Session, row: RuleRow): Promise<void> {
  await session.write(build('auto_rules').insert(row));
}

export async function lockRule(
  session: Session,
  id: string,
  version: number,
): Promise<RuleRow | undefined> {
  return session.first<RuleRow>(rules().where({ id, version }).forUpdate());
}

/** All versions of a rule, the newest first, locked. */
export async function lockVersions(session: Session, id: string): Promise<RuleRow[]> {
  return session.rows<RuleRow>(rules().where('id', id).orderBy('version', 'desc').forUpdate());
}

export async function confirmRow(
  session: Session,
  { id, version }: RuleRow,
  by: string,
  at: Date,
): Promise<void> {
  await session.write(
    build('auto_rules').where({ id, version }).update({ confirmed_by: by, confirmed_at: at }),
  );
}

/** Exactly once: who comes second changes nothing. */
export async function stopRow(
  session: Session,
  { id, version }: Pick<RuleRow, 'id' | 'version'>,
  stop: { by: string | null; at: Date; reason: string },
): Promise<boolean> {
  const matched = await session.write(
    build('auto_rules')
      .where({ id, version })
      .whereNull('stopped_at')
      .update({ stopped_by: stop.by, stopped_at: stop.at, stop_reason: stop.reason }),
  );
  return matched === 1;
}

const MAX_IN_FORCE = 200;

/** Confirmed, not stopped, and valid on this day; the oldest first, as they are applied. */
export async function rulesInForce(session: Session, day: string): Promise<RuleRow[]> {
  return session.rows<RuleRow>(
    rules()
      .whereNull('stopped_at')
      .whereNotNull('confirmed_at')
      .andWhere('valid_from', '<=', day)
      .andWhere((or) => or.whereNull('valid_to').orWhere('valid_to', '>=', day))
      .orderBy(['id', 'version'])
      .limit(MAX_IN_FORCE),
  );
}

const SHOWN_DAYS = 30;

/** What ended because its owner left stays in sight for a month: somebody has to take it over. */
const stoppedByTheHouse =
  (day: string) =>
  (query: Knex.QueryBuilder): void => {
    void query
      .whereNull('stopped_by')
      .andWhere('stopped_at', '>=', startOfDay(nextDay(day, -SHOWN_DAYS)));
  };

/** Keyset pages, the newest rule and version first. `after`: the id and version of the last row. */
export async function listRules(
  session: Session,
  filter: { isCurrentOn?: string | undefined; after?: string | undefined; limit: number },
): Promise<RuleRow[]> {
  const query = rules()
    .orderBy([
      { column: 'id', order: 'desc' },
      { column: 'version', order: 'desc' },
    ])
    .limit(filter.limit);
  const { isCurrentOn: day, after } = filter;
  if (day)
    void query
      .andWhere((or) => or.whereNull('stopped_at').orWhere(stoppedByTheHouse(day)))
      .andWhere((or) => or.whereNull('valid_to').orWhere('valid_to', '>=', day));
  if (after) {
    const [id = '', version = ''] = after.split('@');
    void query.andWhereRaw('(id, version) < (?, ?)', [id, Number(version)]);
  }
  return session.rows<RuleRow>(query);
}
