import { build } from '../lib/db.ts';
import type { TestCity } from './start-city.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** Time passes; whoever was signed in stays so. */
export async function passTime(city: TestCity, ms: number): Promise<void> {
  city.clock.forward(ms);
  const later = new Date(city.clock.now().getTime() + 1000 * HOUR_MS);
  await city.context.db.write(build('sessions').update({ idle_until: later, ends_at: later }));
}
