import { expect, test } from 'vitest';
import { citizen, paintPhoto } from '../../api/src/testing/people.ts';
import { Road } from '../../api/src/testing/roads.ts';
import { fillReport, goHome, objectToListing, submit } from './citizen.ts';
import { startH5City } from './h5-city.ts';

const world = startH5City();

/** The person whom this world.browser plays, over HTTP. */
async function holder() {
  await world.phone.tab('我的');
  await world.phone.read('#alias');
  const stored = await world.phone.page.evaluate(() => localStorage.getItem('demo-citizen'));
  return citizen(world.city, { openid: JSON.parse(stored ?? '').data });
}

test('who is on the list reads why and what follows beside the rewards, and objects once', async () => {
  const person = await holder();
  for (let times = 0; times < 5; times++) await (await Road.reported(world.city, person)).reject();
  await (await Road.reported(world.city, person)).file();
  await world.phone.tab('奖励');
  const words = await world.phone.read('#watch-review');
  expect(words).toContain('30 天内有 5 件上报经核实情况不属实');
  expect(words).toContain('奖励先审核后发放');
  expect(await world.phone.read('[id^="reward-370700"]')).toContain('待审核');
  expect(await world.phone.page.locator('[id^="claim-"]').count()).toBe(0);
  await objectToListing(world.phone, '当时现场已被清走');
  expect(await world.phone.read('#watch-review', '申诉已提交')).toContain('正在由其他工作人员复核');
  await world.phone.gone('#appeal-watch-review');
});

test('one tap from the rewards the rules say what each kind pays, and nobody else is told of a list', async () => {
  await world.phone.tab('奖励');
  expect(await world.phone.page.locator('[id^="watch-"]').count()).toBe(0);
  await world.phone.tap('#open-rules');
  const kinds = await world.phone.read('#rules-0-kinds');
  expect(kinds).toMatch(/垃圾乱堆.*1 元/);
  expect(kinds).not.toMatch(/[A-E] 类/);
});

test('when the list cannot be read the rewards stay, and a tap asks again', async () => {
  const list = '**/api/my/watch-list';
  await world.phone.page.route(list, (route) => route.fulfill({ status: 503, body: '{}' }));
  await world.phone.tab('奖励');
  expect(await world.phone.read('#watch-trouble')).toContain('没有加载成功');
  expect(await world.phone.read('#balance')).toBe('0.00');
  await world.phone.page.unroute(list);
  await world.phone.tap('#watch-trouble button, #watch-trouble [role=button]');
  await world.phone.gone('#watch-trouble');
});

test('every report says which phone it came from, and no other request does', async () => {
  const reports: (string | undefined)[] = [];
  const others = new Set<string | undefined>();
  world.phone.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const said = request.headers()['x-device-id'];
    if (request.method() === 'POST' && pathname === '/api/my/cases') reports.push(said);
    else others.add(said);
  });
  for (const _ of [1, 2]) {
    await report();
    await goHome(world.phone);
  }
  expect(reports).toEqual([expect.stringMatching(/^[A-Za-z0-9_-]{16,64}$/), reports[0]]);
  expect([...others]).toEqual([undefined]);
});

let reported = 0;
async function report(): Promise<void> {
  reported += 1;
  const words = { jpegs: [await paintPhoto()], pickId: 'litter', text: `第 ${reported} 件` };
  // The terms are asked about once.
  await fillReport(world.phone, words, { isFirst: reported === 1 });
  await submit(world.phone);
}
