import type { AutoRule } from '../../../../contract/auto-rules.ts';
import type { Context } from '../../../context.ts';
import { staffNames } from '../../../core/accounts/index.ts';
import { countStepsBy } from '../../../core/cases/index.ts';
import { categoryNames, readCity } from '../../../core/city/index.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { actorIdOf, stateOn } from './rules.ts';
import type { RuleRow } from './store.ts';

/** Rows with the names people know, and what each version has done. */
export async function showRules(context: Context, rows: readonly RuleRow[]): Promise<AutoRule[]> {
  const { db } = context;
  const people = rows.flatMap((row) => [row.published_by, row.confirmed_by, row.stopped_by]);
  const [names, categories, { areas }, done] = await Promise.all([
    staffNames(db, [...new Set(people.filter((one) => one !== null))]),
    categoryNames(db),
    readCity(db),
    countStepsBy(db, rows.map(actorIdOf)),
  ]);
  const person = (id: string) => ({ id, name: names.get(id) ?? id });
  const day = shanghaiDay(context.clock.now());
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    state: stateOn(row, day),
    ownerId: row.owner_id,
    owner: { id: row.owner_id, name: row.owner_name },
    categoryPrefix: row.category_prefix,
    categoryName: categories.get(row.category_prefix) ?? row.category_prefix,
    areaId: row.area_id,
    areaName: areas.find((area) => area.id === row.area_id)?.name ?? row.area_id,
    reporter: row.reporter,
    takesDangerous: row.takes_dangerous === 1,
    maxRewardFen: row.max_reward_fen,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    published: { by: person(row.published_by), at: row.published_at.toISOString() },
    confirmed:
      row.confirmed_by && row.confirmed_at
        ? { by: person(row.confirmed_by), at: row.confirmed_at.toISOString() }
        : null,
    stopped: row.stopped_at && {
      by: row.stopped_by === null ? null : person(row.stopped_by),
      at: row.stopped_at.toISOString(),
      reason: row.stop_reason ?? '',
    },
    doneCount: done.get(actorIdOf(row)) ?? 0,
  }));
}
