const AT_M = 60;
const NEAR_M = 1000;
/** A name that says by itself that it is beside something. */
const SAYS_NEAR = /(旁边?|附近|周边|对面|一带)$/;

/** An address for a position: the nearest known place, as far as it says anything, else the district. */
export function addressWords(
  areaName: string,
  nearest: { name: string; distanceM: number | null } | undefined,
): string {
  if (!nearest || nearest.distanceM === null || nearest.distanceM > NEAR_M) return areaName;
  const isSaid = nearest.distanceM <= AT_M || SAYS_NEAR.test(nearest.name);
  return isSaid ? nearest.name : `${nearest.name}附近`;
}

/** An address that begins with its district does not need it twice. */
export function placeWords({ areaName, address }: { areaName: string; address: string }): string {
  if (address.startsWith(areaName)) return address;
  return [areaName, address].filter(Boolean).join(' ');
}

/** How exact a position is; silent when the device did not say, or claims to know the very centimetre. */
export function accuracyWords(accuracyM: number | null): string {
  return accuracyM === null || accuracyM <= 0 ? '' : `约 ±${Math.ceil(accuracyM)} 米`;
}

/** 139 米, 1.9 公里. */
export const distanceWords = (distanceM: number): string =>
  distanceM < 1000 ? `${Math.round(distanceM)} 米` : `${Math.round(distanceM / 100) / 10} 公里`;
