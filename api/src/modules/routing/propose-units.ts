import type { UnitProposal } from '../../../contract/routing.ts';
import type { Context } from '../../context.ts';
import { listUnits } from '../../core/accounts/index.ts';
import { routingFacts } from '../../core/cases/index.ts';
import { readCity } from '../../core/city/index.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import type { StaffActor } from '../../module.ts';
import { prefixesOf, proposeUnits } from './rules.ts';
import { showDuties } from './show-duties.ts';
import { listDuties } from './store.ts';

const MAX_DUTIES = 500;
const MAX_PROPOSALS = 20;

/** Who should handle a case of this class at this place today, before anybody sent it back. */
export async function unitsFor(
  context: Context,
  place: { categoryKey: string; areaId: string },
  returnedBy: ReadonlySet<string> = new Set(),
): Promise<UnitProposal[]> {
  const { db, clock } = context;
  const day = shanghaiDay(clock.now());
  const rows = await listDuties(db, {
    areaId: place.areaId,
    prefixes: prefixesOf(place.categoryKey),
    notEndedOn: day,
    limit: MAX_DUTIES,
  });
  const [duties, units, city] = await Promise.all([
    showDuties(context, rows),
    listUnits(db),
    readCity(db),
  ]);
  const able = new Set(units.filter((unit) => unit.mayHandle).map((unit) => unit.id));
  const first = city.settings.routesFirst ?? 'owner';
  return proposeUnits(
    duties.filter((duty) => able.has(duty.unit.id)),
    { ...place, day, first, returnedBy },
  ).slice(0, MAX_PROPOSALS);
}

/** The proposals for one case, and who sent it back before. */
export async function proposeForCase(context: Context, actor: StaffActor, caseId: string) {
  const { categoryKey, areaId, returns } = await routingFacts(context, actor, caseId);
  const returnedBy = new Set(returns.flatMap((one) => (one.unitId === null ? [] : [one.unitId])));
  const proposals =
    categoryKey === null ? [] : await unitsFor(context, { categoryKey, areaId }, returnedBy);
  return { proposals, returns };
}
