import type { Located } from './location.ts';

export type { Located };

const OPTIONS: PositionOptions = { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 };

export function locate(): Promise<Located> {
  if (!navigator.geolocation) return Promise.resolve({ kind: 'failed' });
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        resolve({
          kind: 'fix',
          fix: { longitude, latitude, datum: 'wgs84', accuracyM: accuracy },
        }),
      (error) => resolve({ kind: error.code === error.PERMISSION_DENIED ? 'refused' : 'failed' }),
      OPTIONS,
    );
  });
}

/** A browser keeps this to itself: the person uses the address bar. */
export async function openLocationSettings(): Promise<void> {}
