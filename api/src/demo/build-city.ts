import type { Context } from '../context.ts';
import { hashPassword, insertStaff, insertUnits } from '../core/accounts/index.ts';
import {
  insertAreas,
  insertCalendarYear,
  insertPicks,
  insertPlaces,
  insertScheme,
  insertStandards,
  writeSettings,
} from '../core/city/index.ts';
import { insertDuties } from '../modules/routing/index.ts';
import { addresses } from './city/addresses.ts';
import { areas, cityHotline, cityName } from './city/areas.ts';
import { calendarYears } from './city/calendar.ts';
import { duties } from './city/duties.ts';
import { picker } from './city/picker.ts';
import { schemes } from './city/schemes.ts';
import { staff } from './city/staff.ts';
import { standards } from './city/standards.ts';
import { units } from './city/units.ts';

export const DEMO_PASSWORD = 'suishoupai-demo';

/** Everything a city has before its first report. */
export async function buildCity(context: Context): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await context.db.transaction(async (session) => {
    await writeSettings(session, {
      name: cityName,
      hotline: cityHotline,
      caseNoPrefix: '370700',
      registersByAcceptor: true,
    });
    await insertAreas(session, areas);
    await insertPlaces(
      session,
      addresses.map((one, index) => ({
        id: `place-${index + 1}`,
        name: one.address,
        areaId: one.divisionCode,
        longitude: one.longitude,
        latitude: one.latitude,
      })),
    );
    for (const { categories, ...scheme } of schemes)
      await insertScheme(session, scheme, categories);
    await insertPicks(
      session,
      picker.map(({ mapsTo, ...choice }) => ({ ...choice, categoryKeys: mapsTo })),
    );
    await insertStandards(session, standards);
    await insertUnits(
      session,
      units.map((unit, position) => ({
        ...unit,
        areaId: unit.divisionCode ?? null,
        position,
      })),
    );
    await insertDuties(session, duties);
    for (const person of staff)
      await insertStaff(session, {
        id: person.id,
        username: person.username,
        name: person.name,
        password_hash: passwordHash,
        roles: person.roles,
        unit_id: person.unitId,
      });
    for (const { year, source, ...days } of calendarYears)
      await insertCalendarYear(session, year, source, days);
  });
}
