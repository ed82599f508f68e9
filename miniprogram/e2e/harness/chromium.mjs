// Runs a built harness in headless Chromium, where taps, typing, scrolling and layout are real.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];
// wx.request knows no CORS, so the page that plays WeChat must not know it either.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-web-security',
  '--disable-background-networking',
  '--no-first-run',
];
const PHONE = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};

function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = process.env.PATH.split(path.delimiter);
  const found = folders
    .flatMap((folder) => BROWSERS.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
  if (!found) throw new Error('no Chromium on PATH: install one or set CHROMIUM to its file');
  return found;
}

export const launchChromium = () => chromium.launch({ executablePath: findBrowser(), args: FLAGS });

/** A file for `files`: what the album gives to the app. */
export const albumFile = (file, type = 'image/jpeg') => ({
  name: path.basename(file),
  type,
  base64: fs.readFileSync(file, 'base64'),
});

/** `url` comes from serveFolder(built); the options are those of openInJsdom, as far as they are plain data. */
export async function openInChromium(browser, url, { entry, answers, files } = {}) {
  const context = await browser.newContext(PHONE);
  await context.addInitScript(
    (setup) => {
      window.__WEAPP_SETUP__ = setup;
    },
    { entry, answers, files },
  );
  const page = await context.newPage();
  const crashes = [];
  page.on('pageerror', (error) => crashes.push(`page: ${error.message}`));
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  await page.waitForFunction(
    () => window.__weapp && (window.__weapp.launched || window.__weapp.errors.length),
  );
  const current = page.locator('.wx-pg.on');
  return {
    page,
    current,
    find: (selector) => current.locator(selector),
    tab: (text) => page.locator('#wx-tabs .wx-tab', { hasText: text }),
    sheetItem: (text) => page.locator('.wx-sheet-item', { hasText: text }),
    modal: (which) => page.locator(`.wx-modal-${which}`),
    toast: () => page.locator('#wx-toast'),
    weapp: (run, argument) => page.evaluate(run, argument),
    errors: async () => [...crashes, ...(await page.evaluate(() => window.__weapp.errors))],
    close: () => context.close(),
  };
}
