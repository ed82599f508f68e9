import { readFileSync } from 'node:fs';

type Position = [longitude: number, latitude: number];
/** A district: `id` is its GB/T 2260 code, rings are WGS-84 and counter-clockwise. */
export type DemoArea = { id: string; name: string; polygons: Position[][][] };

type Outline = {
  features: { id: string; properties: { name: string }; geometry: { coordinates: Position[][] } }[];
};

const outline = JSON.parse(
  readFileSync(new URL('./areas.geojson', import.meta.url), 'utf8'),
) as Outline;

/** The four inner districts first, then the outer counties and cities. */
export const areas: DemoArea[] = outline.features.map(({ id, properties, geometry }) => ({
  id,
  name: properties.name,
  polygons: [geometry.coordinates],
}));

export const cityName = '潍坊市';
/** Where a map of the city opens. */
export const cityCenter = { longitude: 119.128, latitude: 36.706 };
export const cityHotline = '12345';
