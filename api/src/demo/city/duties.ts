import { newId } from '../../lib/ids.ts';
import type { DutyRow } from '../../modules/routing/index.ts';
import { standards } from './standards.ts';
import { type DemoUnit, type Trade, units } from './units.ts';

const VALID_FROM = '2026-01-01';
const MADE_AT = new Date(`${VALID_FROM}T00:00:00.000+08:00`);

type Duty = Omit<DutyRow, 'id' | 'valid_from' | 'valid_to'>;

const tradeOf = new Map<string, Trade>(standards.map((line) => [line.categoryKey, line.trade]));

/** Who has the trade answers for its classes: the city's own as owner, a district's team for its territory. */
function dutiesOf(categoryKey: string, trade: Trade): Duty[] {
  return units
    .filter((unit) => unit.trade === trade && unit.mayHandle)
    .map((unit) => ({
      category_prefix: categoryKey,
      area_id: unit.divisionCode ?? null,
      unit_id: unit.id,
      basis: isOwner(unit, trade) ? 'owner' : 'territory',
      priority: unit.divisionCode ? 1 : 2,
    }));
}

// Where districts have teams of their own the city's unit only stands in.
const isOwner = (unit: DemoUnit, trade: Trade): boolean =>
  !units.some((other) => other.trade === trade && other.divisionCode !== undefined) &&
  unit.divisionCode === undefined;

/** A district's office answers for whatever nobody else does. */
const lastResort: Duty[] = units
  .filter((unit) => unit.level === 'district' && !unit.trade)
  .flatMap((unit) =>
    ['E', 'P'].map((prefix) => ({
      category_prefix: prefix,
      area_id: unit.divisionCode ?? null,
      unit_id: unit.id,
      basis: 'territory' as const,
      priority: 9,
    })),
  );

export const duties: DutyRow[] = [
  ...[...tradeOf].flatMap(([key, trade]) => dutiesOf(key, trade)),
  ...lastResort,
].map((duty) => ({ id: newId(MADE_AT), ...duty, valid_from: VALID_FROM, valid_to: null }));
