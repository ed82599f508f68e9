import type { Pick } from '../../../contract/cases.ts';
import type { TimedStage } from '../../../contract/stages.ts';
import type { WorkCalendar } from '../../lib/calendar.ts';
import { build, type Session } from '../../lib/db.ts';
import type { Polygons } from '../../lib/geo.ts';

export type CitySettings = {
  name: string;
  hotline: string;
  caseNoPrefix: string;
  registersByAcceptor: boolean;
  /** 先属主后属地, unless the city says the other way round. */
  routesFirst?: 'owner' | 'territory';
  /** When inspectors are given tasks, HH:mm; 08:00–19:30 unless the city says otherwise. */
  inspectorShift?: { from: string; to: string };
  /** How near an inspector has to be; 100 m unless the city says otherwise. */
  onsiteRadiusM?: number;
  /** Limits of the centre's own stages where they differ from the usual ones. */
  stageMinutes?: Partial<Record<TimedStage, number>>;
};
export type Area = { id: string; name: string; polygons: Polygons };
export type PlaceName = {
  id: string;
  name: string;
  areaId: string;
  longitude: number;
  latitude: number;
};

export async function readSettings(session: Session): Promise<CitySettings> {
  const row = await session.first<{ value: string }>(
    build('settings').select('value').where('name', 'city'),
  );
  if (!row) throw new Error('the city is not set up: run the seed or the import first');
  return JSON.parse(row.value);
}

/** Serialises whoever changes what the city is made of. */
export async function lockSettings(session: Session): Promise<void> {
  await session.first(build('settings').select('name').where('name', 'city').forUpdate());
}

export async function writeSettings(session: Session, settings: CitySettings): Promise<void> {
  const value = JSON.stringify(settings);
  await session.write(
    build('settings').insert({ name: 'city', value }).onConflict('name').merge({ value }),
  );
}

export async function readAreas(session: Session): Promise<Area[]> {
  const rows = await session.rows<{ id: string; name: string; polygons: string }>(
    build('areas').select('id', 'name', 'polygons').orderBy('position'),
  );
  return rows.map((row) => ({ ...row, polygons: JSON.parse(row.polygons) }));
}

export async function insertAreas(session: Session, areas: Area[]): Promise<void> {
  await session.write(
    build('areas').insert(
      areas.map((area, position) => ({
        ...area,
        polygons: JSON.stringify(area.polygons),
        position,
      })),
    ),
  );
}

export async function readPlaces(session: Session): Promise<PlaceName[]> {
  return session.rows<PlaceName>(
    build('places').select('id', 'name', { areaId: 'area_id' }, 'longitude', 'latitude'),
  );
}

export async function insertPlaces(session: Session, places: PlaceName[]): Promise<void> {
  await session.write(
    build('places').insert(places.map(({ areaId, ...place }) => ({ ...place, area_id: areaId }))),
  );
}

export type PickRow = Pick & { categoryKeys: string[]; rewardClass: string };

export async function readPicks(session: Session): Promise<PickRow[]> {
  const rows = await session.rows<{
    id: string;
    label: string;
    icon: string;
    category_keys: string;
    reward_class: string;
    is_dangerous: number;
    telephone: string | null;
  }>(
    build('picks')
      .select('id', 'label', 'icon', 'category_keys', 'reward_class', 'is_dangerous', 'telephone')
      .orderBy('position'),
  );
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    icon: row.icon,
    isDangerous: row.is_dangerous === 1,
    telephone: row.telephone,
    categoryKeys: row.category_keys.split(',').filter(Boolean),
    rewardClass: row.reward_class,
  }));
}

export async function insertPicks(session: Session, picks: PickRow[]): Promise<void> {
  await session.write(
    build('picks').insert(
      picks.map((pick, position) => ({
        id: pick.id,
        label: pick.label,
        icon: pick.icon,
        category_keys: pick.categoryKeys.join(','),
        reward_class: pick.rewardClass,
        is_dangerous: pick.isDangerous,
        telephone: pick.telephone,
        position,
      })),
    ),
  );
}

/** The covered years must touch: the calendar is only known from the first to the last of an unbroken run. */
export async function readCalendar(session: Session): Promise<WorkCalendar> {
  const years = await session.rows<{ year: number }>(
    build('calendar_years').select('year').orderBy('year'),
  );
  const days = await session.rows<{ day: string; works: number }>(
    build('calendar_days').select('day', 'works'),
  );
  const first = years[0]?.year ?? 9999;
  let last = first;
  for (const { year } of years) if (year === last + 1) last = year;
  return {
    from: `${first}-01-01`,
    to: years.length > 0 ? `${last}-12-31` : '0000-01-01',
    exceptions: new Map(days.map(({ day, works }) => [day, works === 1])),
  };
}

export async function isYearLoaded(session: Session, year: number): Promise<boolean> {
  const row = await session.first(build('calendar_years').select('year').where('year', year));
  return row !== undefined;
}

export async function insertCalendarYear(
  session: Session,
  year: number,
  source: string,
  days: { holidays: string[]; makeupWorkdays: string[] },
): Promise<void> {
  await session.write(build('calendar_years').insert({ year, source }));
  await session.write(
    build('calendar_days').insert([
      ...days.holidays.map((day) => ({ day, works: 0 })),
      ...days.makeupWorkdays.map((day) => ({ day, works: 1 })),
    ]),
  );
}

const DEMO = 'demo';

/** A city of invented people with known passwords: production never runs on it. */
export async function isDemoCity(session: Session): Promise<boolean> {
  return (await session.first(build('settings').select('value').where('name', DEMO))) !== undefined;
}

export async function markDemoCity(session: Session, at: Date): Promise<void> {
  await session.write(build('settings').insert({ name: DEMO, value: at.toISOString() }));
}
