import type { Browser, Page } from 'playwright-core';
import type { Phone } from './phone.ts';

export type BrowserWorld = {
  /** Serves the built pages and the API from one origin. */
  url: string;
  /** The program that stands in for WeChat; the pages look for it on port 8090. */
  sandboxUrl: string;
  place: { longitude: number; latitude: number; accuracy: number };
};

export type BrowserPhone = Phone & { page: Page };

const PHONE = {
  viewport: { width: 375, height: 812 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  permissions: ['geolocation'],
};

/** The same verbs as in WeChat, on the pages built for browsers. */
export async function openBrowserPhone(
  browser: Browser,
  world: BrowserWorld,
): Promise<BrowserPhone> {
  const context = await browser.newContext({ ...PHONE, geolocation: world.place });
  const page = await context.newPage();
  const crashes: string[] = [];
  page.on('pageerror', (error) => crashes.push(error.message));
  page.setDefaultTimeout(20_000);
  await sendToSandbox(page, world.sandboxUrl);
  await page.goto(world.url);
  // Pages below the one on top stay in the document.
  const shown = (selector: string) => page.locator(selector).filter({ visible: true }).last();
  return {
    page,
    tap: (selector) => shown(selector).click(),
    write: (selector, text) => shown(selector).locator('input, textarea').fill(text),
    async read(selector, text = '') {
      const element = shown(selector).filter({ hasText: text || /\S/ });
      await element.waitFor();
      return ((await element.textContent()) ?? '').trim();
    },
    gone: (selector) => shown(selector).waitFor({ state: 'hidden' }),
    async photograph(selector, jpegs) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        shown(selector).click(),
      ]);
      await chooser.setFiles(
        jpegs.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })),
      );
    },
    answer: (which) =>
      page
        .locator('.taro-modal__foot > *')
        .nth(which === 'ok' ? 1 : 0)
        .click(),
    tab: (name) => page.locator('.weui-tabbar__label', { hasText: name }).last().click(),
    errors: async () => crashes,
    close: () => context.close(),
  };
}

async function sendToSandbox(page: Page, sandboxUrl: string): Promise<void> {
  await page.route('http://127.0.0.1:8090/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: sandboxUrl + pathname }) });
  });
}
