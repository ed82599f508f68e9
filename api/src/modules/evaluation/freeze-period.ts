import type { Context } from '../../context.ts';
import { isDuplicateKey } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import type { StaffActor } from '../../module.ts';
import { evaluatePeriod, type Look, RULE_VERSION, spanOf } from './evaluate-period.ts';
import { findPeriod } from './queries.ts';
import { findScheme, refusePublisher } from './schemes.ts';
import {
  dropUnfinished,
  insertMarks,
  insertPeriod,
  insertResults,
  markFrozen,
  type PeriodRow,
} from './store.ts';

const ROWS_AT_ONCE = 500;
/** After this long nobody is freezing any more: the process has died. */
const GIVEN_UP_MS = 10 * 60_000;

type Order = Look & { schemeId: string; schemeVersion?: number | undefined };

/**
 * Stores the results of a period that is over, with the cases behind every number. Written in small pieces; only
 * the last one makes them visible.
 */
export async function freezePeriod(
  context: Context,
  staff: StaffActor,
  order: Order,
): Promise<PeriodRow> {
  const now = context.clock.now();
  if (spanOf(order).to > now) throw refuse('period_not_over');
  const scheme = await findScheme(context.db, order.schemeId, order.schemeVersion);
  await refusePublisher(context.db, scheme, staff.id);
  await clearTheWay(context, order, now);
  const row: PeriodRow = {
    id: newId(now),
    from_day: order.fromDay,
    to_day: order.toDay,
    scheme_id: scheme.id,
    scheme_version: scheme.version,
    scheme_copy: JSON.stringify(scheme),
    area_id: order.areaId ?? '',
    rule_version: RULE_VERSION,
    state: 'freezing',
    frozen_by: staff.id,
    frozen_by_name: staff.name,
    frozen_at: now,
  };
  await insertPeriod(context.db, row).catch((error) => {
    throw isDuplicateKey(error) ? refuse('period_being_frozen') : error;
  });
  try {
    const { results } = await evaluatePeriod(context, order, scheme, async (marks) => {
      for (const some of pieces(marks)) await insertMarks(context.db, row.id, some);
    });
    const placed = results.map((result, position) => ({ ...result, position }));
    for (const some of pieces(placed)) await insertResults(context.db, row.id, some);
    if (!(await markFrozen(context.db, row.id))) throw refuse('period_being_frozen');
  } catch (error) {
    await dropUnfinished(context.db, row.id);
    throw error;
  }
  return { ...row, state: 'frozen' };
}

async function clearTheWay(context: Context, order: Order, now: Date): Promise<void> {
  const known = await findPeriod(context.db, {
    from_day: order.fromDay,
    to_day: order.toDay,
    scheme_id: order.schemeId,
    area_id: order.areaId ?? '',
  });
  if (known?.state === 'frozen') throw refuse('period_frozen');
  if (known && now.getTime() - known.frozen_at.getTime() < GIVEN_UP_MS)
    throw refuse('period_being_frozen');
  if (known) await dropUnfinished(context.db, known.id);
}

function* pieces<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    yield rows.slice(start, start + ROWS_AT_ONCE);
}
