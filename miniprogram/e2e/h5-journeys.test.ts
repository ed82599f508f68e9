import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { paintPhoto, staff } from '../../api/src/testing/people.ts';
import { startCity, type TestCity } from '../../api/src/testing/start-city.ts';
import {
  claimReward,
  fillReport,
  goHome,
  openCase,
  openInbox,
  submit,
  withdraw,
} from './citizen.ts';
import { openBrowserPhone } from './h5-phone.ts';
import { launchChromium } from './harness/chromium.mjs';
import type { Phone } from './phone.ts';
import { serveH5 } from './serve-h5.ts';

const STREET = { longitude: 119.2, latitude: 36.5, accuracy: 14.2 };

let city: TestCity;
let pages: Awaited<ReturnType<typeof serveH5>>;
let browser: Browser;
let phone: Phone;

beforeAll(async () => {
  city = await startCity();
  pages = await serveH5(city.url);
  browser = await launchChromium();
});
beforeEach(async () => {
  const { url: sandboxUrl } = city.sandbox;
  phone = await openBrowserPhone(browser, { url: pages.url, sandboxUrl, place: STREET });
});
afterEach(async () => {
  const errors = await phone.errors();
  await phone.close();
  expect(errors).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
  await city.stop();
});

async function reportLitter(): Promise<string> {
  await fillReport(phone, { jpegs: [await paintPhoto()], pickId: 'litter', text: '垃圾无人清理' });
  return submit(phone);
}

test('in a browser a report is sent with its photo and can be withdrawn', async () => {
  const caseNo = await reportLitter();
  await phone.tap('#open-case');
  expect(await phone.read('#state')).toBe('已提交');
  await withdraw(phone);
  expect(await phone.read('#state', '已作废')).toBe('已作废');
  expect(caseNo).toMatch(/^370700-\d{8}-\d{5}$/);
});

test('in a browser news is read in the inbox, and a report from before is shown to the next person', async () => {
  await reportLitter();
  await goHome(phone);
  expect(await phone.read('#unread')).toContain('您有 1 条新消息');
  await openInbox(phone);
  expect(await phone.read('.message')).toContain('已收到您的上报');
  await phone.tap('#read-all');
  await phone.gone('.unread-dot');
  await phone.close();
  const { url: sandboxUrl } = city.sandbox;
  phone = await openBrowserPhone(browser, { url: pages.url, sandboxUrl, place: STREET });
  await fillReport(phone, { jpegs: [await paintPhoto()], pickId: 'litter', text: '还是这里' });
  expect(await phone.read('#nearby')).toContain('附近已有人上报');
  await phone.tap('#report-anyway');
  await phone.gone('#nearby');
  await submit(phone);
});

test('in a browser the confirmation page is played, and the reward arrives', async () => {
  const caseNo = await reportLitter();
  const acceptor = await staff(city, 'acceptor');
  const { items } = await acceptor.listCases({ query: { text: caseNo } });
  await acceptor.actOnCase({
    params: { id: items[0]?.id ?? '' },
    body: { action: 'accept_and_register', standardId: 's-litter' },
  });
  await goHome(phone);
  await openCase(phone, caseNo);
  expect(await phone.read('#state', '已立案')).toBe('已立案');
  await phone.tap('#collect');
  await claimReward(phone, caseNo);
  await phone.answer('ok');
  expect(await phone.read('#payout-state', '已到账')).toBe('已到账');
});
