import type { Standard } from '../../../contract/cases.ts';
import type { WorkCalendar } from '../../lib/calendar.ts';
import type { Database } from '../../lib/db.ts';
import { isInside, type Position } from '../../lib/geo.ts';
import { readStandards } from './standards/index.ts';
import {
  type Area,
  type CitySettings,
  type PickRow,
  type PlaceName,
  readAreas,
  readCalendar,
  readPicks,
  readPlaces,
  readSettings,
} from './store.ts';

/** What a city is made of, read as a whole: small, and asked for with every report. */
export type City = {
  settings: CitySettings;
  areas: Area[];
  places: PlaceName[];
  picks: PickRow[];
  standards: Standard[];
  calendar: WorkCalendar;
};

const KEPT_MS = 30_000;
const kept = new WeakMap<Database, { readAt: number; city: Promise<City> }>();

/** Kept for half a minute per database, so that a change is seen soon without a read per request. */
export function readCity(db: Database): Promise<City> {
  const known = kept.get(db);
  if (known && performance.now() - known.readAt < KEPT_MS) return known.city;
  const city = read(db);
  kept.set(db, { readAt: performance.now(), city });
  // A failed read is not kept.
  city.catch(() => kept.delete(db));
  return city;
}

/** Inside a transaction that was preceded by `readCity`: what was read then, so that nobody waits for a second connection. */
export const cityAtHand = (db: Database): Promise<City> => kept.get(db)?.city ?? readCity(db);

/** After an import in this process. */
export function forgetCity(db: Database): void {
  kept.delete(db);
}

async function read(db: Database): Promise<City> {
  const [settings, areas, places, picks, standards, calendar] = await Promise.all([
    readSettings(db),
    readAreas(db),
    readPlaces(db),
    readPicks(db),
    readStandards(db),
    readCalendar(db),
  ]);
  return { settings, areas, places, picks, standards, calendar };
}

/** The district a WGS-84 point lies in; undefined outside the city. The first of two that touch decides. */
export function areaAt(city: City, position: Position): Area | undefined {
  return city.areas.find((area) => isInside(position, area.polygons));
}

/** The middle of the city's places, where a map opens. */
export function centerOf(city: City): Position {
  const { places } = city;
  if (places.length === 0) return firstCorner(city);
  const sum = (of: 'longitude' | 'latitude') =>
    places.reduce((total, place) => total + place[of], 0);
  return { longitude: sum('longitude') / places.length, latitude: sum('latitude') / places.length };
}

function firstCorner(city: City): Position {
  const [longitude = 0, latitude = 0] = city.areas[0]?.polygons[0]?.[0]?.[0] ?? [];
  return { longitude, latitude };
}
