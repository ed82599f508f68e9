import type { Browser, Page } from 'playwright-core';

export type DecisionForm = { unit?: string; handler?: string; note?: string; photo?: Buffer };

/** One member of staff at a desk: what a person presses, in the words on the screen. */
export type Desk = {
  page: Page;
  open(path: string): Promise<void>;
  /** Presses an action of the case that is open and fills what its form asks for. */
  decide(action: string, form?: DecisionForm): Promise<void>;
  reads(text: string | RegExp): Promise<void>;
  errors(): string[];
  close(): Promise<void>;
};

const WINDOW = {
  viewport: { width: 1440, height: 900 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  // Where the cases of the small city are: an inspection is sent from the spot.
  geolocation: { longitude: 119.2, latitude: 36.5, accuracy: 12 },
  permissions: ['geolocation'],
};

/** Opens a page, signs in where it asks who one is, and is led on to the page. */
export async function sitDown(
  browser: Browser,
  url: string,
  login: { username: string; password: string },
  path = '/login',
): Promise<Desk> {
  const context = await browser.newContext(WINDOW);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}/admin${path}`);
  await page.getByLabel('用户名').fill(login.username);
  await page.getByLabel('密码').fill(login.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '退出' }).waitFor();
  return {
    page,
    open: async (path) => {
      await page.goto(`${url}/admin${path}`);
    },
    decide: (action, form = {}) => decide(page, action, form),
    reads: (text) => page.getByText(text).first().waitFor(),
    errors: () => errors,
    close: () => context.close(),
  };
}

async function decide(page: Page, action: string, form: DecisionForm): Promise<void> {
  await Promise.all([
    page.waitForResponse((reply) => /\/api\/cases\/[^/]+\/actions$/.test(reply.url())),
    press(page, action, form),
  ]);
  await page
    .getByText(/^370700-\d{8}-\d{5} /)
    .first()
    .waitFor();
}

async function press(page: Page, action: string, form: DecisionForm): Promise<void> {
  const panel = page.getByLabel('可做的操作');
  await panel.getByRole('button', { name: new RegExp(`^${action}`) }).click();
  if (form.unit) await choose(page, '处置单位', form.unit);
  if (form.handler) await choose(page, '处置人员', form.handler);
  if (form.photo) {
    const file = { name: 'result.jpg', mimeType: 'image/jpeg', buffer: form.photo };
    await panel.locator('input[type=file]').last().setInputFiles(file);
  }
  if (form.note) await panel.locator('textarea').fill(form.note);
  const confirm = panel.getByRole('button', {
    name: action.startsWith('确认') ? action : `确认${action}`,
  });
  // Steps that ask for nothing are done with the first press.
  if (await confirm.isVisible()) await confirm.click();
}

async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(words);
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click();
}
