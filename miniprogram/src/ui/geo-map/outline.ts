import type { Area } from '@suishoupai/api/contract';
import { METRES_PER_DEGREE } from '../../geo.ts';

type Project = (longitude: number, latitude: number) => { x: number; y: number };

/** Metres east and south of an origin: flat is good enough for one city. */
export function projection(longitude0: number, latitude0: number): Project {
  const perLongitude = METRES_PER_DEGREE * Math.cos((latitude0 * Math.PI) / 180);
  return (longitude, latitude) => ({
    x: (longitude - longitude0) * perLongitude,
    y: (latitude0 - latitude) * METRES_PER_DEGREE,
  });
}

/** An SVG path of all rings, in whole metres. */
export function outlinePath(polygons: Area['polygons'], project: Project): string {
  return polygons
    .flat()
    .map((ring) => {
      const points = ring.map(([longitude, latitude]) => {
        const { x, y } = project(longitude, latitude);
        return `${Math.round(x)} ${Math.round(y)}`;
      });
      return `M${points.join('L')}Z`;
    })
    .join('');
}
