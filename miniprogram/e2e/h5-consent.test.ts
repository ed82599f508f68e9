import { expect, test } from 'vitest';
import { paintPhoto, staff } from '../../api/src/testing/people.ts';
import { agreeOnSheet, fillReport, goHome, openCase, submit } from './citizen.ts';
import { startH5City } from './h5-city.ts';

const world = startH5City();

let reports = 0;
async function report(how: Parameters<typeof fillReport>[2]): Promise<string> {
  reports += 1;
  const words = { jpegs: [await paintPhoto()], pickId: 'litter', text: `第 ${reports} 件` };
  await fillReport(world.phone, words, how);
  return submit(world.phone);
}

async function file(caseNo: string): Promise<void> {
  const acceptor = await staff(world.city, 'acceptor');
  const { items } = await acceptor.listCases({ query: { text: caseNo } });
  await acceptor.actOnCase({
    params: { id: items[0]?.id ?? '' },
    body: { action: 'accept_and_register', standardId: 's-litter' },
  });
}

test('when the terms have a new version the program asks again by itself, and a report goes on without', async () => {
  const { phone } = world;
  await report({});
  const admin = await staff(world.city, 'admin');
  const sections = [{ title: '奖励', words: ['立案即奖。', '须绑定手机号。'] }];
  const { version } = await admin.publishTerms({ body: { sections, news: '新增手机号。' } });

  await goHome(phone);
  expect(await phone.read('#consent-hint')).toContain('服务与隐私说明有更新');
  await phone.photograph('#snap', [await paintPhoto()]);
  expect(await phone.read('#consent-news', `第 ${version} 版`)).toContain('新增手机号。');
  // Not now: the report is sent all the same.
  await phone.tap('#consent-sheet [aria-label="关闭"]');
  await phone.gone('#consent-sheet');
  await phone.tap('#pick-litter');
  await phone.write('#text', '先不同意');
  await phone.read('#place', '西区');
  await submit(phone);
  await goHome(phone);

  await phone.tab('奖励');
  await phone.tap('#read-consent');
  await phone.read('#consent-news', `第 ${version} 版`);
  await phone.tap('#agree-all');
  await phone.page.getByText('请先选择是否年满 14 周岁').waitFor();
  await agreeOnSheet(phone);
  await phone.gone('#consent-hint');
  await phone.tab('我的');
  expect(await phone.read('#consent-report')).toContain('已同意');
  expect(await phone.read('#consent-paid')).toContain('已开启');
});

test('where the phone is gets asked only of who agreed to the terms', async () => {
  const { phone } = world;
  await phone.page.evaluate(() => {
    const { geolocation } = navigator;
    const find = geolocation.getCurrentPosition.bind(geolocation);
    const counter = window as unknown as { asked: number };
    counter.asked = 0;
    geolocation.getCurrentPosition = (...how) => {
      counter.asked += 1;
      find(...how);
    };
  });
  const asked = () => phone.page.evaluate(() => (window as unknown as { asked: number }).asked);
  await phone.photograph('#snap', [await paintPhoto()]);
  await phone.read('#consent-sheet');
  expect(await phone.read('#place')).toContain('同意服务说明后自动定位');
  await phone.tap('#consent-sheet [aria-label="关闭"]');
  await phone.gone('#consent-sheet');
  expect(await asked()).toBe(0);
  await phone.tap('#submit');
  await agreeOnSheet(phone);
  expect(await phone.read('#place', '西区')).toContain('±');
  expect(await asked()).toBe(1);
});

test('who is under 14 reports like anybody, earns nothing and reads why', async () => {
  const { phone } = world;
  const caseNo = await report({ isUnder14: true });
  await file(caseNo);
  await goHome(phone);
  await openCase(phone, caseNo);
  expect(await phone.read('#state', '已立案')).toBe('已立案');
  await phone.tap('[aria-label="返回"]');
  await phone.tab('奖励');
  expect(await phone.read('#balance')).toBe('0.00');
  expect(await phone.read(`#reward-${caseNo}`)).toContain('未满 14 周岁');
  expect(await phone.read('#payment-consent')).toContain('年满后可重新声明');
  await phone.tab('我的');
  expect(await phone.read('#consent-paid')).toContain('未满 14 周岁');
});

test('a telephone number is bound with one tap, shown half, and given back', async () => {
  const { phone } = world;
  await phone.tab('我的');
  await phone.tap('#bind-phone');
  await phone.answer('ok');
  expect(await phone.read('#phone', '****')).toMatch(/139\*\*\*\*\d{4}/);
  await phone.tap('#phone');
  await phone.answer('ok');
  await phone.read('#bind-phone', '绑定');
});

test('who closes the account is somebody new afterwards', async () => {
  const { phone } = world;
  await report({});
  await goHome(phone);
  await phone.tab('我的');
  expect(await phone.read('#consent-report', '已同意')).toContain('已同意');
  await phone.tap('#close-account');
  await phone.answer('ok');
  await phone.page.getByText('账号已注销').waitFor();
  await phone.tab('我的');
  expect(await phone.read('#consent-report', '未同意')).toContain('未同意');
});
