import type { Point } from '@suishoupai/api/contract';
import gcoord from 'gcoord';

/** A position as some device or map gave it. */
export type Fix = Point & { datum: 'wgs84' | 'gcj02'; accuracyM: number | null };

/** The one place where positions change their datum; everything asked of the API is WGS-84. */
export function toWgs84({ longitude, latitude, datum }: Omit<Fix, 'accuracyM'>): Point {
  return datum === 'wgs84'
    ? { longitude, latitude }
    : convert({ longitude, latitude }, gcoord.GCJ02, gcoord.WGS84);
}

/** What WeChat's map draws on. */
export function toGcj02({ longitude, latitude, datum }: Omit<Fix, 'accuracyM'>): Point {
  return datum === 'gcj02'
    ? { longitude, latitude }
    : convert({ longitude, latitude }, gcoord.WGS84, gcoord.GCJ02);
}

type Crs = Parameters<typeof gcoord.transform>[1];
function convert(point: Point, from: Crs, to: Crs): Point {
  const [longitude, latitude] = gcoord.transform([point.longitude, point.latitude], from, to);
  return { longitude, latitude };
}

/** Metres per degree, good enough for drawing one city. */
export const METRES_PER_DEGREE = 111_320;
