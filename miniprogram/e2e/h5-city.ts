import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startCity, type TestCity } from '../../api/src/testing/start-city.ts';
import { type BrowserPhone, openBrowserPhone } from './h5-phone.ts';
import { launchChromium } from './harness/chromium.mjs';
import { serveH5 } from './serve-h5.ts';

/** Where the phone stands unless a test says otherwise; WGS-84 degrees, accuracy in metres. */
export const STREET = { longitude: 119.2, latitude: 36.5, accuracy: 14.2 };

export type H5World = {
  city: TestCity;
  pages: Awaited<ReturnType<typeof serveH5>>;
  browser: Browser;
  phone: BrowserPhone;
};

/** A city for the file and a phone for each test; an error on a page fails the test it happened in. */
export function startH5City(): H5World {
  const world = {} as H5World;
  beforeAll(async () => {
    world.city = await startCity();
    world.pages = await serveH5(world.city.url);
    world.browser = await launchChromium();
  });
  beforeEach(async () => {
    const { url: sandboxUrl } = world.city.sandbox;
    world.phone = await openBrowserPhone(world.browser, {
      url: world.pages.url,
      sandboxUrl,
      place: STREET,
    });
  });
  afterEach(async () => {
    const errors = await world.phone.errors();
    await world.phone.close();
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await world.browser.close();
    await world.pages.stop();
    await world.city.stop();
  });
  return world;
}
