import gcoordModule from 'gcoord';

// Its types describe an ES module while Node loads CommonJS: the default import is the library itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

export type Position = { longitude: number; latitude: number };
/** Polygons of rings of [longitude, latitude], WGS-84. */
export type Polygons = [number, number][][][];

/** The one normal form: WGS-84. The datum as received is kept beside it. */
export function toWgs84(position: Position, datum: 'wgs84' | 'gcj02'): Position {
  if (datum === 'wgs84') return { longitude: position.longitude, latitude: position.latitude };
  const [longitude, latitude] = gcoord.transform(
    [position.longitude, position.latitude],
    gcoord.GCJ02,
    gcoord.WGS84,
  ) as [number, number];
  return { longitude, latitude };
}

const EARTH_RADIUS_M = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function distanceM(a: Position, b: Position): number {
  const h =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

/** Even-odd ray cast; a point on a border belongs to exactly one side by the half-open rule. */
export function isInside({ longitude: x, latitude: y }: Position, polygons: Polygons): boolean {
  let inside = false;
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xi, yi] = ring[i] as [number, number];
        const [xj, yj] = ring[j] as [number, number];
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
  return inside;
}

/** A cell of 1/400 degree (about 265 m): the integer that the covering index on places is made of. */
export const cellOf = ({ longitude, latitude }: Position): number =>
  Math.floor((latitude + 90) * 400) * 2 ** 20 + Math.floor((longitude + 180) * 400);

/** For each row of cells around a point, the first and the last cell within the radius. */
export function cellRanges(center: Position, radiusM: number): [number, number][] {
  const up = (radiusM / EARTH_RADIUS_M) * (180 / Math.PI);
  const side = up / Math.cos(radians(center.latitude));
  const ranges: [number, number][] = [];
  const last = Math.floor((center.latitude + up + 90) * 400);
  for (let row = Math.floor((center.latitude - up + 90) * 400); row <= last; row++)
    ranges.push([
      row * 2 ** 20 + Math.floor((center.longitude - side + 180) * 400),
      row * 2 ** 20 + Math.floor((center.longitude + side + 180) * 400),
    ]);
  return ranges;
}
