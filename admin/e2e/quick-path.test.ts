import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { build } from '../../api/src/lib/db.ts';
import { paintPhoto } from '../../api/src/testing/people.ts';
import { PASSWORD, startDeskCity } from './desk-city.ts';

const world = startDeskCity();

test('an inspector settles a thing on the spot in four taps, also where there is no network', async () => {
  const context = await world.browser.newContext({
    viewport: { width: 375, height: 740 },
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['geolocation'],
    geolocation: { longitude: 119.2, latitude: 36.5, accuracy: 12 },
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.setDefaultTimeout(30_000);
  await page.goto(`${world.city.url}/admin/login`);
  await page.getByLabel('用户名').fill('inspector');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: '随手处置' }).click();

  await page.getByText('±12 米').waitFor();
  await shoot(page, '处置前照片');
  await shoot(page, '处置后照片');
  await page.getByRole('radio').first().click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('今日随手处置 1 件').waitFor();

  await context.setOffline(true);
  await shoot(page, '处置前照片');
  await shoot(page, '处置后照片');
  await page.getByRole('radio').first().click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('等待网络，会自动提交').waitFor();
  await shoot(page, '处置前照片');
  await context.setOffline(false);
  await page.reload();
  // What waited is sent by itself, and what was begun is still there.
  await page.getByText('今日随手处置 2 件').waitFor();
  await page.getByRole('img', { name: '处置前照片' }).waitFor();

  const rows = await world.city.context.db.rows<{ source: string; state: string }>(
    build('cases').select('source', 'state'),
  );
  expect(rows).toEqual([
    { source: 'self_handled', state: 'closed' },
    { source: 'self_handled', state: 'closed' },
  ]);
  expect(errors).toEqual([]);
});

async function shoot(page: Page, name: string): Promise<void> {
  await page
    .getByLabel(name)
    .and(page.locator('input'))
    .setInputFiles({ name: 'shot.jpg', mimeType: 'image/jpeg', buffer: await paintPhoto() });
  await page.getByRole('img', { name }).waitFor();
}
