import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { paintPhoto, staff } from '../../api/src/testing/people.ts';
import { startCity, type TestCity } from '../../api/src/testing/start-city.ts';
import { fillReport, goHome, openCase, submit } from './citizen.ts';
import { type BrowserPhone, openBrowserPhone } from './h5-phone.ts';
import { launchChromium } from './harness/chromium.mjs';
import { serveH5 } from './serve-h5.ts';

const STREET = { longitude: 119.2, latitude: 36.5, accuracy: 14.2 };

let city: TestCity;
let pages: Awaited<ReturnType<typeof serveH5>>;
let browser: Browser;
let phone: BrowserPhone;

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

const litter = async () => ({
  jpegs: [await paintPhoto()],
  pickId: 'litter',
  text: '垃圾无人清理',
});

/** A filed report whose reward waits for the tap in WeChat. */
async function startPayout(): Promise<string> {
  await fillReport(phone, await litter());
  const caseNo = await submit(phone);
  const acceptor = await staff(city, 'acceptor');
  const { items } = await acceptor.listCases({ query: { text: caseNo } });
  await acceptor.actOnCase({
    params: { id: items[0]?.id ?? '' },
    body: { action: 'accept_and_register', standardId: 's-litter' },
  });
  await goHome(phone);
  await openCase(phone, caseNo);
  await phone.tap('#collect');
  await phone.tap(`#claim-${caseNo}`);
  await phone.tap('#claim');
  await phone.read('#payout-state', '待您确认');
  return caseNo;
}

test('a payout that was begun is found again after a reload, at the amount the server knows', async () => {
  const caseNo = await startPayout();
  const amount = await phone.read('#payout-amount');
  await phone.page.goto(`${phone.page.url()}&amountFen=99999900`);
  await phone.page.reload();
  expect(await phone.read('#payout-state')).toBe('待您确认');
  expect(await phone.read('#payout-amount')).toBe(amount);
  expect(await phone.page.locator('#claim').count()).toBe(0);
  await phone.tap('[aria-label="返回"]');
  await phone.tab('奖励');
  expect(await phone.read(`#reward-${caseNo}`, '去确认')).toContain('待您确认');
});

test('who refuses in WeChat reads on the page what happened, and may claim again', async () => {
  const caseNo = await startPayout();
  await phone.tap('#confirm-transfer');
  await phone.answer('cancel');
  const finance = await staff(city, 'finance');
  const { items } = await finance.listPayouts({ query: { text: caseNo } });
  city.sandbox.control.refuse(items[0]?.outBillNo ?? '');
  expect(await phone.read('#payout-state', '未领取成功')).toBe('未领取成功');
  await phone.tap('#claim');
  expect(await phone.read('#payout-state', '待您确认')).toBe('待您确认');
});

test('without network the map and my reports can still be opened, and the report goes out later', async () => {
  const { page } = phone;
  await fillReport(phone, await litter());
  await phone.read('#place', '西区');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await phone.tap('#place');
  expect(await phone.read('#chosen-place')).toContain('西区');
  await phone.tap('#use-place');
  await phone.gone('#use-place');
  await phone.tap('#submit');
  await phone.answer('ok');
  expect(await phone.read('[id^="draft-"]')).toContain('待发送');
  expect(page.url()).toContain('/pages/cases/index');
  await page.context().setOffline(false);
  expect(await phone.read('[id^="case-370700"]')).toContain('垃圾乱堆');
});
