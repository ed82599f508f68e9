import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { hashPassword } from '../../api/src/core/accounts/index.ts';
import { build } from '../../api/src/lib/db.ts';
import { startCity, type TestCity } from '../../api/src/testing/start-city.ts';
import { launchChromium } from '../../miniprogram/e2e/harness/chromium.mjs';

/** What every member of staff signs in with. */
export const PASSWORD = 'a long enough password';

export type DeskWorld = { city: TestCity; browser: Browser };

/** A city that serves its pages, and a browser, for the tests of one file. */
export function startDeskCity(): DeskWorld {
  const world = {} as DeskWorld;
  beforeAll(async () => {
    world.city = await startCity({ hasPages: true });
    world.browser = await launchChromium();
    const password_hash = await hashPassword(PASSWORD);
    await world.city.context.db.write(build('staff').update({ password_hash }));
  });
  afterAll(async () => {
    await world.browser.close();
    await world.city.stop();
  });
  return world;
}
