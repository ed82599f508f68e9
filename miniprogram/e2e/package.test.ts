import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileWeapp, dist } from './built-weapp.ts';
import { checkWeapp } from './harness/check-weapp.mjs';
import { openInJsdom } from './harness/jsdom.mjs';

const LARGEST_SET_DATA = 64 * 1024;
const checked = checkWeapp(dist, { allowLocal: true });
const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
let built: Awaited<ReturnType<typeof compileWeapp>>;

beforeAll(async () => {
  built = await compileWeapp();
});
afterAll(() => built.remove());

test('the package is complete, within its budget and accepted by the compilers of WeChat', () => {
  expect(checked.errors).toEqual([]);
  expect(built.diagnostics).toEqual([]);
  expect(checked.sizes.main).toBeLessThan(1_000_000);
});

test('WeChat is told which location calls are made, and why', () => {
  expect(app.requiredPrivateInfos).toEqual(['getLocation', 'chooseLocation']);
  expect(app.permission['scope.userLocation'].desc).toContain('位置');
});

test('the tab bar has four tabs with Chinese names', () => {
  expect(app.tabBar.list.map((tab: { text: string }) => tab.text)).toEqual([
    '首页',
    '我的上报',
    '奖励',
    '我的',
  ]);
});

describe('every page opens without an error and shows something', () => {
  test.each(checked.pages as string[])('%s', async (entry) => {
    const phone = await openInJsdom(built.folder, { entry });
    try {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(phone.errors()).toEqual([]);
      expect(phone.find('wx-page *')).toBeTruthy();
      expect(phone.weapp.setData.largest).toBeLessThan(LARGEST_SET_DATA);
    } finally {
      phone.close();
    }
  });
});

test('the tab bar leads to every tab page', async () => {
  const phone = await openInJsdom(built.folder);
  const tabs: { dataset: { path: string } }[] = [
    ...phone.window.document.querySelectorAll('#wx-tabs .wx-tab'),
  ];
  for (const { dataset } of tabs) {
    phone.window.document.querySelector(`#wx-tabs [data-path="${dataset.path}"]`).click();
    await phone.waitFor(() => phone.page().dataset.route === dataset.path);
  }
  expect(tabs).toHaveLength(4);
  expect(phone.errors()).toEqual([]);
  phone.close();
});
