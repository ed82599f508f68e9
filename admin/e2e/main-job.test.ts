import { expect, test } from 'vitest';
import { checkLedger } from '../../api/src/core/payouts/index.ts';
import { inspectorOf } from '../../api/src/testing/inspectors.ts';
import { paintPhoto, staff } from '../../api/src/testing/people.ts';
import {
  claimReward,
  fillReport,
  goHome,
  openCase,
  rate,
  submit,
} from '../../miniprogram/e2e/citizen.ts';
import { openBrowserPhone } from '../../miniprogram/e2e/h5-phone.ts';
import { type DecisionForm, type Desk, sitDown } from './desk.ts';
import { PASSWORD, startDeskCity } from './desk-city.ts';

const world = startDeskCity();

test('from a photo to money: citizen, reviewer, dispatcher, unit, inspector, chief and finance', async () => {
  const phone = await openBrowserPhone(world.browser, {
    url: `${world.city.url}/`,
    sandboxUrl: world.city.sandbox.url,
    place: { longitude: 119.2, latitude: 36.5, accuracy: 14 },
  });
  await fillReport(phone, {
    jpegs: [await paintPhoto()],
    pickId: 'litter',
    text: '路边垃圾无人清理',
  });
  const caseNo = await submit(phone);
  const { items } = await (await staff(world.city, 'acceptor')).listCases({
    query: { text: caseNo },
  });
  const caseId = items[0]!.id;

  const desks: Desk[] = [];
  const at = async (username: string) => {
    const login = { username, password: PASSWORD };
    const desk = await sitDown(world.browser, world.city.url, login, `/cases/${caseId}`);
    desks.push(desk);
    await desk.reads(caseNo);
    return desk;
  };
  /** One step by one person, who then leaves the desk. */
  const step = async (username: string, action: string, form?: DecisionForm) => {
    const desk = await at(username);
    await desk.decide(action, form);
    await desk.close();
  };
  // The bench opens the first case that waits; filing takes the proposed standard.
  const reviewer = await at('acceptor');
  await reviewer.open('/review');
  await reviewer.reads('路边垃圾无人清理');
  await reviewer.decide('受理立案');
  await reviewer.close();
  await step('dispatcher', '派遣', { unit: '环卫处' });
  const head = await at('env_head');
  await head.decide('接收并指派', { handler: 'env_worker' });
  await step('env_worker', '提交处置结果', { photo: await paintPhoto(), note: '已清理' });
  await head.open(`/cases/${caseId}`);
  await head.decide('确认并反馈', { note: '已处置' });
  await head.close();
  const inspector = await inspectorOf(world.city, caseId);
  await step(inspector, '核查通过', { photo: await paintPhoto() });
  await step('chief', '结案');

  await goHome(phone);
  await openCase(phone, caseNo);
  expect(await phone.read('#state', '已办结')).toBe('已办结');
  await rate(phone, 5, '很快就清走了');
  expect(await phone.read('#my-rating')).toContain('很快就清走了');
  await phone.tap('#collect');
  await claimReward(phone);
  await phone.answer('ok');
  expect(await phone.read('#payout-state', '已到账')).toBe('已到账');

  const clerk = { username: 'finance', password: PASSWORD };
  const finance = await sitDown(world.browser, world.city.url, clerk, '/payouts');
  desks.push(finance);
  await finance.reads(caseNo);
  await finance.reads('已到账');
  await finance.open('/money');
  await finance.reads('账目核对通过');

  expect(await checkLedger(world.city.context.db)).toEqual([]);
  expect(world.city.sandbox.control.breaches()).toEqual([]);
  for (const desk of desks) expect(desk.errors()).toEqual([]);
  expect(await phone.errors()).toEqual([]);
});

test('each role finds only its own rooms', async () => {
  const finance = await sitDown(world.browser, world.city.url, {
    username: 'finance',
    password: PASSWORD,
  });
  const rooms = await finance.page.getByRole('navigation').first().textContent();
  expect(rooms).toContain('付款');
  expect(rooms).not.toContain('案件');
  await finance.open('/cases');
  await finance.reads(/没有权限|无权/);
  const acceptor = await sitDown(
    world.browser,
    world.city.url,
    { username: 'acceptor', password: PASSWORD },
    '/payouts',
  );
  await acceptor.reads(/没有权限|无权/);
  for (const desk of [finance, acceptor]) await desk.close();
});

test('a wrong password is answered in Chinese, and nothing else is said', async () => {
  const page = await (await world.browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.goto(`${world.city.url}/admin/login`);
  await page.getByLabel('用户名').fill('acceptor');
  await page.getByLabel('密码').fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('用户名或密码不正确').waitFor();
});
