import type { z } from 'zod';
import type { routingRoutes } from '../../../contract/routing.ts';
import type { Context } from '../../context.ts';
import { findUnit } from '../../core/accounts/index.ts';
import { categoryNames, readCity } from '../../core/city/index.ts';
import { isDuplicateKey } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { type DutyRow, findDuty, insertDuties, listDuties, lockDuty, setLastDay } from './store.ts';

export type DutyOrder = z.output<typeof routingRoutes.addDuty.body>;

const SAME: (keyof DutyRow)[] = [
  'category_prefix',
  'area_id',
  'unit_id',
  'basis',
  'priority',
  'valid_from',
];
const MAX_OF_UNIT = 5000;

export async function addDuty(context: Context, order: DutyOrder): Promise<DutyRow> {
  const { db } = context;
  const [unit, names, city] = await Promise.all([
    findUnit(db, order.unitId),
    categoryNames(db),
    readCity(db),
  ]);
  if (!unit?.mayHandle) throw refuse('unit_unknown');
  if (!names.has(order.categoryPrefix)) throw refuse('category_unknown');
  if (order.areaId !== null && !city.areas.some((area) => area.id === order.areaId))
    throw refuse('area_unknown');
  const row: DutyRow = {
    id: order.id,
    category_prefix: order.categoryPrefix,
    area_id: order.areaId,
    unit_id: order.unitId,
    basis: order.basis,
    priority: order.priority,
    valid_from: order.validFrom,
    valid_to: null,
  };
  try {
    await db.transaction(async (session) => {
      const known = await findDuty(session, row.id);
      if (known) return refuseOther(known, row);
      const lasting = await listDuties(session, {
        unitId: row.unit_id,
        prefixes: [row.category_prefix],
        notEndedOn: row.valid_from,
        limit: MAX_OF_UNIT,
      });
      const isThere = lasting.some((one) => one.id !== row.id && one.area_id === row.area_id);
      if (isThere) throw refuse('duty_exists');
      await insertDuties(session, [row]);
    });
  } catch (error) {
    // The same order a moment earlier: the second look finds it.
    if (!isDuplicateKey(error)) throw error;
    refuseOther(await findDuty(db, row.id), row);
  }
  return (await findDuty(db, row.id)) ?? row;
}

// A resend is the same duty; other content under its id is not.
function refuseOther(known: DutyRow | undefined, wanted: DutyRow): void {
  if (!known || SAME.some((column) => known[column] !== wanted[column])) throw refuse('id_taken');
}

/** Ends a duty after its last day; what it proposed before stays explainable. */
export async function endDuty(context: Context, id: string, lastDay: string): Promise<DutyRow> {
  return context.db.transaction(async (session) => {
    const duty = await lockDuty(session, id);
    if (!duty) throw refuse('not_found');
    if (duty.valid_to === lastDay) return duty;
    if (duty.valid_to !== null) throw refuse('duty_ended');
    if (lastDay < duty.valid_from) throw refuse('last_day_unsuitable');
    await setLastDay(session, id, lastDay);
    return { ...duty, valid_to: lastDay };
  });
}
