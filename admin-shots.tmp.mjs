import { chromium } from 'playwright-core';
const base = 'http://localhost:8080';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--no-first-run'] });
async function as(username, pages) {
  const ctx = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await ctx.newPage();
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300)); });
  await page.goto(base + '/admin/');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/shots/admin-login.png` });
  await page.locator('input').nth(0).fill(username);
  await page.locator('input[type=password]').fill('suishoupai-demo');
  await page.locator('button[type=submit]').click();
  await page.waitForTimeout(2500);
  for (const [name, path] of pages) { await page.goto(base + '/admin' + path); await page.waitForTimeout(3000); await page.screenshot({ path: `/tmp/shots/admin-${name}.png` }); }
  await ctx.close();
}
await as('linxiaowen', [['review', '/review'], ['cases', '/cases']]);
await as('qianhuifang', [['rewards', '/rewards'], ['payouts', '/payouts'], ['money', '/money'], ['recon', '/reconciliation']]);
await browser.close();
