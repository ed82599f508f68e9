import { readFileSync } from 'node:fs';
import type { Area } from '../../../contract/accounts.ts';

type Outline = {
  features: {
    id: string;
    properties: { name: string };
    geometry: { coordinates: Area['polygons'][number] };
  }[];
};

const outline = JSON.parse(
  readFileSync(new URL('./areas.geojson', import.meta.url), 'utf8'),
) as Outline;

/** The four inner districts first, then the outer counties and cities. */
export const areas: Area[] = outline.features.map(({ id, properties, geometry }) => ({
  id,
  name: properties.name,
  polygons: [geometry.coordinates],
}));

export const cityName = '潍坊市';
/** Where a map of the city opens. */
export const cityCenter = { longitude: 119.128, latitude: 36.706 };
export const cityHotline = '12345';
