import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileWeapp, dist } from './built-weapp.ts';
import { checkWeapp } from './harness/check-weapp.mjs';
import { launchChromium, openInChromium } from './harness/chromium.mjs';
import { serveFolder } from './harness/static-server.mjs';

const { pages } = checkWeapp(dist, { allowLocal: true });
let built: Awaited<ReturnType<typeof compileWeapp>>;
let server: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  built = await compileWeapp();
  server = await serveFolder(built.folder);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  built.remove();
});

describe('the WeChat bundle is laid out for a phone', () => {
  test.each(pages as string[])('%s', async (entry) => {
    const phone = await openInChromium(browser, server.url, { entry });
    const widthPx = await phone.current.evaluate((page: Element) => page.scrollWidth);
    const heightPx = await phone.current.evaluate((page: Element) => page.scrollHeight);
    expect(widthPx).toBeLessThanOrEqual(375);
    expect(heightPx).toBeGreaterThan(300);
    expect(await phone.errors()).toEqual([]);
    await phone.close();
  });
});
