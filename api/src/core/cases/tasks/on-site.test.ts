import { describe, expect, it } from 'vitest';
import { measureOnSite, ONSITE_RADIUS_M } from './on-site.ts';

/** A corner in Weifang, and the same corner as WeChat's map counts it. */
const CASE = { longitude: 119.2, latitude: 36.5 };
const SAME_IN_GCJ02 = { longitude: 119.2056, latitude: 36.5003 };

const north = (metres: number, accuracyM: number | null) => ({
  longitude: CASE.longitude,
  latitude: CASE.latitude + metres / 111_195,
  datum: 'wgs84' as const,
  accuracyM,
});
const isOnSite = (metres: number, accuracyM: number | null) =>
  measureOnSite(CASE, north(metres, accuracyM), ONSITE_RADIUS_M).isOnSite;

describe('whether a device stands at the case', () => {
  it('within 100 m when it is sure of itself or says nothing about it', () => {
    expect(isOnSite(99, 0)).toBe(true);
    expect(isOnSite(101, 0)).toBe(false);
    expect(isOnSite(101, null)).toBe(false);
  });

  it('with its own doubt added, up to 50 m and never more', () => {
    expect(isOnSite(125, 30)).toBe(true);
    expect(isOnSite(135, 30)).toBe(false);
    expect(isOnSite(149, 5000)).toBe(true);
    expect(isOnSite(151, 5000)).toBe(false);
  });

  it('in GCJ-02 as in WGS-84: the same corner is on site, the raw numbers would be half a kilometre off', () => {
    const gcj02 = { ...SAME_IN_GCJ02, datum: 'gcj02' as const, accuracyM: 0 };
    expect(measureOnSite(CASE, gcj02, ONSITE_RADIUS_M).distanceM).toBeLessThan(40);
    const taken = measureOnSite(CASE, { ...gcj02, datum: 'wgs84' }, ONSITE_RADIUS_M);
    expect(taken.isOnSite).toBe(false);
    expect(taken.distanceM).toBeGreaterThan(400);
  });
});
