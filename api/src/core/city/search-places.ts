import { distanceM, type Position } from '../../lib/geo.ts';
import { areaAt, type City } from './city.ts';

const MAX_PLACES = 20;

/** Places by words, or the nearest to a point: the way to report without a map. */
export function searchPlaces(
  city: City,
  search: { text?: string | undefined; at?: Position | undefined },
) {
  const { text, at } = search;
  const names = new Map(city.areas.map((area) => [area.id, area.name]));
  const items = city.places
    .filter((place) => !text || place.name.includes(text))
    .map((place) => ({
      name: place.name,
      longitude: place.longitude,
      latitude: place.latitude,
      areaName: names.get(place.areaId) ?? '',
      distanceM: at ? Math.round(distanceM(at, place)) : null,
    }))
    .sort((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0))
    .slice(0, MAX_PLACES);
  const area = at ? areaAt(city, at) : undefined;
  return { area: area ? { id: area.id, name: area.name } : null, items };
}
