import type { z } from 'zod';
import { AUTO_RULE_KINDS, type publishAutoRuleBody } from '../../../../contract/auto-rules.ts';
import type { Context } from '../../../context.ts';
import { activeStaff } from '../../../core/accounts/index.ts';
import { categoryNames, readCity } from '../../../core/city/index.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { isDuplicateKey, type Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { OWNER_ROLES } from './rules.ts';
import { confirmRow, insertRule, lockRule, lockVersions, type RuleRow, stopRow } from './store.ts';

type Order = z.output<typeof publishAutoRuleBody>;
type Staff = { id: string; name: string };

const TERMS = [
  'kind',
  'name',
  'owner_id',
  'category_prefix',
  'area_id',
  'reporter',
  'takes_dangerous',
  'max_reward_fen',
  'valid_from',
  'valid_to',
] as const satisfies readonly (keyof RuleRow)[];

/** A version that waits for the second person. The same content again is the same version. */
export async function publishRule(context: Context, by: Staff, order: Order): Promise<RuleRow> {
  const at = context.clock.now();
  await refuseUnknown(context, order);
  if (order.validTo !== null && order.validTo < maxDay(order.validFrom, shanghaiDay(at)))
    throw refuse('period_unsuitable');
  const publish = (session: Session) => publishIn(context, session, by, at, order);
  try {
    return await context.db.transaction(publish);
  } catch (error) {
    // The same order a moment earlier: the second look finds it.
    if (!isDuplicateKey(error)) throw error;
    return context.db.transaction(publish);
  }
}

async function publishIn(
  context: Context,
  session: Session,
  by: Staff,
  at: Date,
  order: Order,
): Promise<RuleRow> {
  const owner_name = await ownerNameOf(session, order);
  const [latest] = await lockVersions(session, order.id);
  const row = versionOf({
    ...order,
    by: by.id,
    at,
    owner_name,
    version: (latest?.version ?? 0) + 1,
  });
  const isSame = latest && TERMS.every((column) => latest[column] === row[column]);
  if (isSame && !latest.stopped_at) return latest;
  // What a rule does is part of what it is.
  if (latest && latest.kind !== row.kind) throw refuse('id_taken');
  if (latest && !latest.confirmed_at)
    await stopRow(session, latest, { by: by.id, at, reason: replacedBy(row) });
  await insertRule(session, row);
  await context.events.publish(
    'agreement.wanted',
    { session, now: at },
    {
      on: 'rule',
      id: `${row.id}@${row.version}`,
      words: `发布${AUTO_RULE_KINDS[row.kind]}规则《${row.name}》第 ${row.version} 版，确认后才生效`,
      askedBy: by,
    },
  );
  return row;
}

const versionOf = (
  order: Order & { by: string; at: Date; owner_name: string; version: number },
): RuleRow => ({
  id: order.id,
  version: order.version,
  kind: order.kind,
  name: order.name,
  owner_id: order.ownerId,
  owner_name: order.owner_name,
  category_prefix: order.categoryPrefix,
  area_id: order.areaId,
  reporter: order.reporter,
  takes_dangerous: Number(order.takesDangerous),
  max_reward_fen: order.kind === 'register' ? order.maxRewardFen : null,
  valid_from: order.validFrom,
  valid_to: order.validTo,
  published_by: order.by,
  published_at: order.at,
  confirmed_by: null,
  confirmed_at: null,
  stopped_by: null,
  stopped_at: null,
  stop_reason: null,
});

/** The second person puts a version into force; the one before it ends at the same moment. */
export async function confirmRule(
  context: Context,
  by: string,
  id: string,
  version: number,
): Promise<RuleRow> {
  return context.db.transaction(async (session) => {
    const versions = await lockVersions(session, id);
    const rule = versions.find((one) => one.version === version);
    if (!rule) throw refuse('not_found');
    if (rule.stopped_at) throw refuse('rule_stopped');
    if (rule.confirmed_by === by) return rule;
    if (rule.confirmed_at) throw refuse('rule_confirmed');
    if (rule.published_by === by) throw refuse('second_person_required');
    await ownerNameOf(session, { ownerId: rule.owner_id, kind: rule.kind });
    const at = context.clock.now();
    await confirmRow(session, rule, by, at);
    for (const other of versions)
      if (other.version !== version && !other.stopped_at)
        await stopRow(session, other, { by, at, reason: replacedBy(rule) });
    return { ...rule, confirmed_by: by, confirmed_at: at };
  });
}

/** From the moment this is committed the rule takes no step any more. */
export async function stopRule(
  context: Context,
  by: string,
  id: string,
  order: { version: number; reason: string },
): Promise<RuleRow> {
  return context.db.transaction(async (session) => {
    const rule = await lockRule(session, id, order.version);
    if (!rule) throw refuse('not_found');
    if (rule.stopped_by === by && rule.stop_reason === order.reason) return rule;
    const at = context.clock.now();
    if (!(await stopRow(session, rule, { by, at, reason: order.reason })))
      throw refuse('rule_stopped');
    return { ...rule, stopped_by: by, stopped_at: at, stop_reason: order.reason };
  });
}

async function refuseUnknown({ db }: Context, order: Order): Promise<void> {
  const [names, city] = await Promise.all([categoryNames(db), readCity(db)]);
  if (!names.has(order.categoryPrefix)) throw refuse('category_unknown');
  if (order.areaId !== null && !city.areas.some((area) => area.id === order.areaId))
    throw refuse('area_unknown');
}

async function ownerNameOf(
  session: Session,
  { ownerId, kind }: Pick<Order, 'ownerId' | 'kind'>,
): Promise<string> {
  const [owner] = await activeStaff(session, [ownerId]);
  if (!owner?.roles.some((role) => OWNER_ROLES[kind].includes(role)))
    throw refuse('rule_owner_unsuitable');
  return owner.name;
}

const replacedBy = ({ version }: RuleRow): string => `由第 ${version} 版代替`;

const maxDay = (a: string, b: string): string => (a > b ? a : b);
