import type { DevicePosition } from '../../../../contract/inspection.ts';
import { distanceM, type Position, toWgs84 } from '../../../lib/geo.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { City } from '../../city/index.ts';

/** How far from the case a step on site may be taken, unless the city says otherwise. */
export const ONSITE_RADIUS_M = 100;
/** A device that knows little of its place is believed this much. */
const MAX_ALLOWANCE_M = 50;

export type OnSite = { distanceM: number; allowedM: number; isOnSite: boolean };

/** Whether a device stands at the case, with the benefit of a bounded doubt. */
export function measureOnSite(place: Position, device: DevicePosition, radiusM: number): OnSite {
  const apartM = distanceM(place, toWgs84(device, device.datum));
  const allowedM = radiusM + Math.min(device.accuracyM ?? 0, MAX_ALLOWANCE_M);
  return { distanceM: Math.round(apartM), allowedM, isOnSite: apartM <= allowedM };
}

/** What the log keeps of a step on site. Too far away is refused, and so is a device that says nothing. */
export function standAt(
  place: Position,
  device: DevicePosition | undefined,
  { onsiteRadiusM = ONSITE_RADIUS_M }: City['settings'],
) {
  if (!device) throw refuse('position_required');
  const { isOnSite, ...measured } = measureOnSite(place, device, onsiteRadiusM);
  if (!isOnSite) throw refuse('not_on_site');
  return measured;
}
