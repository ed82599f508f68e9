import { test } from 'vitest';
import { build } from '../../api/src/lib/db.ts';
import { citizen, staff } from '../../api/src/testing/people.ts';
import { Road } from '../../api/src/testing/roads.ts';
import { startCity } from '../../api/src/testing/start-city.ts';
import { openBrowserPhone } from './h5-phone.ts';
import { launchChromium } from './harness/chromium.mjs';
import { serveH5 } from './serve-h5.ts';

test('pictures', async () => {
  const city = await startCity();
  const pages = await serveH5(city.url);
  const browser = await launchChromium();
  const phone = await openBrowserPhone(browser, { url: pages.url, sandboxUrl: city.sandbox.url, place: { longitude: 119.2, latitude: 36.5, accuracy: 14 } });
  const { page } = phone;
  await phone.tab('我的');
  await phone.read('#alias');
  const stored = await page.evaluate(() => localStorage.getItem('demo-citizen'));
  const person = await citizen(city, { openid: JSON.parse(stored ?? '').data });
  const states: Record<string, unknown>[] = [
    { state: 'owed' },
    { state: 'owed', held_at: new Date() },
    { state: 'points', points: 5, amount_fen: 0 },
    { state: 'not_rewarded', reason: 'over_cap', amount_fen: 0 },
    { state: 'not_rewarded', reason: 'awaits_closing', amount_fen: 0 },
    { state: 'reversed', reason: 'claim_expired' },
    { state: 'reversed', reason: 'review_denied', note: '两张照片拍的是同一处，与另一件案件的照片相同' },
    { state: 'in_payout', waits_for_person: 1 },
    { state: 'in_payout', waits_for_person: 0 },
    { state: 'paid' },
  ];
  for (const state of states) {
    const road = await Road.reported(city, person, { place: { longitude: 119.1 + Math.random() / 5, latitude: 36.4 + Math.random() / 5, datum: 'wgs84', accuracyM: 15, address: '西区人民路口' } });
    await road.file();
    await city.context.db.write(build('rewards').where('case_id', road.caseId).update({ held_at: null, ...state }));
  }
  for (let n = 0; n < 5; n++) await (await Road.reported(city, person)).reject();
  const finance = await staff(city, 'finance');
  await finance.listRewards({ query: {} });
  const shot = (name: string) => page.screenshot({ path: `/tmp/f2-${name}.png`, fullPage: true });
  const tall = async (name: string) => {
    await page.setViewportSize({ width: 375, height: 3400 });
    await page.waitForTimeout(500);
    await shot(name);
    await page.setViewportSize({ width: 375, height: 812 });
  };
  await phone.tab('奖励');
  await phone.read('#watch-review');
  await page.waitForTimeout(1500);
  await tall('wallet');
  await phone.tap('#appeal-watch-review');
  await page.waitForTimeout(600);
  await shot('watch-sheet');
  await phone.write('#reason-note', '当时现场已被清走');
  await phone.tap('#send-reason');
  await phone.gone('#reason-sheet');
  await page.waitForTimeout(600);
  const rewards = (await person.listMyRewards({})).items.filter((one) => one.mayAppeal);
  if (rewards[0]) await person.appealReward({ params: { id: rewards[0].id }, body: { words: '请再看一次' } });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await phone.tab('我的');
  await phone.tab('奖励');
  await page.waitForTimeout(1500);
  await tall('wallet-after');
  await phone.tab('我的上报');
  await page.waitForTimeout(1200);
  await shot('cases');
  await phone.tab('我的');
  await page.waitForTimeout(800);
  await shot('me');
  await page.goto(`${pages.url}#/packages/about/terms/index`);
  await page.waitForTimeout(1500);
  await tall('terms');
  await browser.close();
  await pages.stop();
  await city.stop();
});
