import { chromium } from 'playwright-core';
const base = process.env.BASE ?? 'http://localhost:8080';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--no-first-run'] });
const ctx = await browser.newContext({ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', geolocation: { longitude: 119.1283, latitude: 36.7106, accuracy: 15 }, permissions: ['geolocation'] });
const page = await ctx.newPage();
page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300)); });
const shot = async (n) => { await page.waitForTimeout(1500); await page.screenshot({ path: `/tmp/shots/${n}.png` }); };
await page.goto(base + '/');
await page.waitForTimeout(2500);
await shot('h5-home');
for (const [i, n] of [[1,'cases'],[2,'wallet'],[3,'me']]) { await page.locator('.weui-tabbar__item').nth(i).click(); await shot('h5-' + n); }
await browser.close();
