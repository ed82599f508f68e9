import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paintPhoto } from '../../api/src/testing/people.ts';
import { startCity, type TestCity } from '../../api/src/testing/start-city.ts';
import { fillReport, goHome, openCase, submit } from './citizen.ts';
import { type BrowserPhone, openBrowserPhone } from './h5-phone.ts';
import { launchChromium } from './harness/chromium.mjs';
import { serveH5 } from './serve-h5.ts';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MIN_TARGET_PX = 44;
const STREET = { longitude: 119.2, latitude: 36.5, accuracy: 14.2 };

let city: TestCity;
let pages: Awaited<ReturnType<typeof serveH5>>;
let browser: Browser;
let phone: BrowserPhone;

beforeAll(async () => {
  city = await startCity();
  pages = await serveH5(city.url);
  browser = await launchChromium();
  const { url: sandboxUrl } = city.sandbox;
  phone = await openBrowserPhone(browser, { url: pages.url, sandboxUrl, place: STREET });
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
  await city.stop();
});

test('every page can be used by everybody: words for everything, contrast, room for a thumb', async () => {
  const { page } = phone;
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    found[name] = [
      ...(await axeProblems(page)),
      ...(await tooSmall(page)),
      ...(await tooWide(page)),
      ...(await withoutName(page)),
    ];
  };
  await phone.read('.weui-tabbar__label');
  await look('首页');
  await fillReport(phone, { jpegs: [await paintPhoto()], pickId: 'gas', text: '有燃气味' });
  await look('危险提示');
  await phone.tap('#keep-reporting');
  await phone.gone('#danger-sheet');
  await look('上报问题');
  const caseNo = await submit(phone);
  await look('上报成功');
  await goHome(phone);
  await openCase(phone, caseNo);
  await phone.read('#timeline');
  await look('案件进展');
  await phone.tap('[aria-label="返回"]');
  await phone.gone('#timeline');
  await look('我的上报');
  await phone.tab('奖励');
  await phone.read('#balance');
  await look('奖励');
  await phone.tab('我的');
  await phone.read('#alias');
  await look('我的');
  await phone.tap('#open-inbox');
  await phone.read('.message');
  await look('消息');
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
});

async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

const tooSmall = (page: Page) =>
  page.evaluate((minPx) => {
    const targets = document.querySelectorAll<HTMLElement>('[role=button], [role=radio]');
    return [...targets]
      .filter((one) => one.offsetParent && one.getBoundingClientRect().height < minPx - 0.5)
      .map((one) => `too small: ${one.getAttribute('aria-label') ?? one.textContent}`);
  }, MIN_TARGET_PX);

const tooWide = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : [],
  );

const withoutName = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[id="undefined"]')].map(
      (one) => `id="undefined": ${one.tagName}`,
    ),
  );
