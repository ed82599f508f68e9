const AT_M = 60;
const NEAR_M = 1000;

/** An address for a position: the nearest known place, as far as it says anything, else the district. */
export function addressWords(
  areaName: string,
  nearest: { name: string; distanceM: number | null } | undefined,
): string {
  if (!nearest || nearest.distanceM === null || nearest.distanceM > NEAR_M) return areaName;
  return nearest.distanceM <= AT_M ? nearest.name : `${nearest.name}附近`;
}
