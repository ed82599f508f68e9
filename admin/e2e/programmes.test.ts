import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSimulations } from '../../api/src/core/rewards/simulation/run-simulations.ts';
import { filedCase, person, publishFiled } from '../../api/src/core/rewards/testing.ts';
import { staff } from '../../api/src/testing/people.ts';
import { sitDown } from './desk.ts';
import { PASSWORD, startDeskCity } from './desk-city.ts';

const world = startDeskCity();
const sit = (username: string, path: string) =>
  sitDown(world.browser, world.city.url, { username, password: PASSWORD }, path);
const runJob = () => runSimulations.run(world.city.context, { isMine: async () => true } as never);

test('a finance officer begins with another city, is told what is wrong, tries it; a second one publishes', async () => {
  const payee = await person(world.city);
  for (let n = 0; n < 4; n++) await publishFiled(world.city, filedCase(payee.id));

  const one = await sit('finance', '/programmes');
  const { page } = one;
  await page.getByRole('button', { name: '起草规则' }).click();
  await page
    .getByRole('article', { name: '日照' })
    .getByRole('button', { name: '以此为底稿' })
    .click();
  await one.reads('底稿取自日照公开的规则，须与本市核对');
  await page.getByLabel('活动名称').fill('小城新规则');
  await page.getByLabel('公示说明').fill('奖励在立案后发放');

  // What was typed is not lost by one press.
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '继续填写' }).click();

  // Class C: from a range to an amount; yuan are typed, fen are kept.
  await choose(page, 'C 类', '固定金额');
  await page.getByLabel('C 类 金额').fill('0.65');
  const citizen = page.getByRole('region', { name: '市民看到的规则' });
  await citizen.getByText(/C 类.*0\.65 元/).waitFor();

  const cap = page.getByLabel('每人每月金额');
  await cap.fill('0');
  await page.getByRole('alert').getByText('不能小于 0.01 元').waitFor();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await one.reads('还有 1 处要改：上限与奖池 · 每人每月金额，不能小于 0.01 元');
  await cap.fill('1.234');
  await page.getByRole('alert').getByText('请填写金额，最多两位小数').waitFor();
  expect(await cap.inputValue()).toBe('1.234');
  await cap.fill('１．３');
  await citizen.getByText(/每人每月 1\.3 元/).waitFor();

  // More than WeChat transfers at once could not be published.
  await page.getByRole('alert').getByText('不能大于 200 元（微信单笔限额）').waitFor();
  await page.getByLabel('月度排行 第 1 条 每人').fill('200');

  await page.getByRole('button', { name: '按类型定档 加一条' }).click();
  await page.getByLabel('按类型定档 第 1 条 名称').fill('成堆垃圾');
  await find(page, '按类型定档 第 1 条 类型', '垃圾');
  await page.getByRole('button', { name: '按类型定档 第 1 条 测量条件 加条件' }).click();
  await citizen.getByText(/成堆垃圾.*1 平方米/).waitFor();
  await page.getByRole('button', { name: '按类型定档 第 1 条删除' }).click();

  await page.getByRole('button', { name: '保存草稿' }).dblclick();
  const changes = page.getByRole('region', { name: /^与现行版本相比/ }).first();
  await changes.getByText('固定金额 0.65 元').waitFor();
  await changes.getByText('固定金额 1.00 元').waitFor();
  expect(await page.getByRole('button', { name: '提交发布' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByLabel('试算进度').waitFor();
  await runJob();
  const trial = page.getByRole('region', { name: '试算' });
  // Four at 1 yuan until now; at 0.65 the month's 1.30 are reached after two, and fifty are ranked.
  const month = /2026-11 1\.30 另 7,000\.00 4\.00 另 0\.00 \+6,997\.30 4\.00/;
  await trial.getByRole('row', { name: month }).waitFor();
  await trial.getByText('另：每月排行与抽奖最多 ¥ 7,000.00').waitFor();
  await trial.getByRole('row', { name: /每人每月金额 2 0/ }).waitFor();
  await page.getByRole('button', { name: '提交发布' }).click();
  await one.reads('须由起草人、提交人以外的财务人员发布');

  const two = await sit('finance2', '/programmes');
  await two.page.getByRole('button', { name: '小城新规则 第 2 版' }).click();
  await two.page.getByText('固定金额 0.65 元').first().waitFor();
  await two.page.getByRole('row', { name: month }).waitFor();
  await two.page.getByRole('button', { name: '发布', exact: true }).click();
  // Nobody puts words before citizens that he or she has not read.
  const confirm = two.page.getByRole('button', { name: '确定' });
  expect(await confirm.isDisabled()).toBe(true);
  await two.page.getByRole('checkbox', { name: '已读公示说明，所写金额与规则一致' }).check();
  await confirm.click();
  // It begins tomorrow: until then the rules of today stand.
  await two.reads(/^已发布，自 \d{4}-\d\d-\d\d 起生效$/);
  const { items } = await (await staff(world.city, 'auditor')).listProgrammes({ query: {} });
  expect(items.map(({ name, state, isInForce }) => ({ name, state, isInForce }))).toEqual([
    { name: '小城新规则', state: 'published', isInForce: false },
    { name: '随手拍有奖', state: 'published', isInForce: true },
  ]);

  await two.page.getByText('将被第 2 版取代').first().waitFor();

  // The auditor reads all of it and finds nothing to press.
  const auditor = await sit('auditor', '/programmes?opened=city@2');
  await auditor.page.getByRole('heading', { name: '小城新规则 第 2 版' }).waitFor();
  for (const name of ['起草规则', '以此起草新版', '试算', '停止'])
    expect(await auditor.page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
  await auditor.open('/programmes?write=city@2');
  await auditor.reads('只有财务人员可以起草规则');

  for (const desk of [one, two, auditor]) {
    expect(desk.errors()).toEqual([]);
    await desk.close();
  }
});

test('a draft whose answer got lost on the way is not made twice, whatever is changed before the next press', async () => {
  const one = await sit('finance', '/programmes?write=city@1');
  const { page } = one;
  await page.getByLabel('活动名称').fill('冬季规则');
  let lost = 0;
  await page.route('**/api/reward-programmes', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost++;
    // The city has it; the desk never hears so.
    expect((await route.fetch()).status()).toBe(200);
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('alert').filter({ hasText: '网络' }).waitFor();
  await page.getByLabel('活动名称').fill('冬季新规则');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('heading', { name: /^冬季新规则 第 \d+ 版/ }).waitFor();
  const { items } = await (await staff(world.city, 'auditor')).listProgrammes({ query: {} });
  expect(items.filter(({ name }) => name.startsWith('冬季')).map(({ name }) => name)).toEqual([
    '冬季新规则',
  ]);
  expect(one.errors()).toEqual([]);
  await one.close();
});

async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await option(page, words).click();
}

async function find(page: Page, field: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(words);
  await option(page, words).click();
  await page.keyboard.press('Escape');
}

const option = (page: Page, words: string) =>
  page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: words })
    .first();
