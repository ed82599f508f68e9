import type { Duty } from '../../../contract/routing.ts';
import type { Context } from '../../context.ts';
import { listUnits } from '../../core/accounts/index.ts';
import { categoryNames, readCity } from '../../core/city/index.ts';
import type { DutyRow } from './store.ts';

/** Rows with the names people know. */
export async function showDuties(context: Context, rows: readonly DutyRow[]): Promise<Duty[]> {
  const [units, categories, { areas }] = await Promise.all([
    listUnits(context.db),
    categoryNames(context.db),
    readCity(context.db),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const areaNames = new Map(areas.map((area) => [area.id, area.name]));
  return rows.map((row) => ({
    id: row.id,
    categoryPrefix: row.category_prefix,
    categoryName: categories.get(row.category_prefix) ?? row.category_prefix,
    area:
      row.area_id === null
        ? null
        : { id: row.area_id, name: areaNames.get(row.area_id) ?? row.area_id },
    unit: { id: row.unit_id, name: unitNames.get(row.unit_id) ?? row.unit_id },
    basis: row.basis,
    priority: row.priority,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}
