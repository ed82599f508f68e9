import { expect, test } from 'vitest';
import { paintPhoto, staff } from '../../api/src/testing/people.ts';
import { fillReport, goHome, openCase, submit } from './citizen.ts';
import { startH5City } from './h5-city.ts';

const world = startH5City();

const litter = async () => ({
  jpegs: [await paintPhoto()],
  pickId: 'litter',
  text: '垃圾无人清理',
});

/** A filed report whose reward waits for the tap in WeChat. */
async function startPayout(): Promise<string> {
  await fillReport(world.phone, await litter());
  const caseNo = await submit(world.phone);
  const acceptor = await staff(world.city, 'acceptor');
  const { items } = await acceptor.listCases({ query: { text: caseNo } });
  await acceptor.actOnCase({
    params: { id: items[0]?.id ?? '' },
    body: { action: 'accept_and_register', standardId: 's-litter' },
  });
  await goHome(world.phone);
  await openCase(world.phone, caseNo);
  await world.phone.tap('#collect');
  await world.phone.tap('#claim');
  await world.phone.read('#payout-state', '待您确认');
  return caseNo;
}

test('a payout that was begun is found again after a reload, at the amount the server knows', async () => {
  const caseNo = await startPayout();
  const amount = await world.phone.read('#payout-amount');
  await world.phone.page.goto(`${world.phone.page.url()}&amountFen=99999900`);
  await world.phone.page.reload();
  expect(await world.phone.read('#payout-state')).toBe('待您确认');
  expect(await world.phone.read('#payout-amount')).toBe(amount);
  expect(await world.phone.page.locator('#claim').count()).toBe(0);
  await world.phone.tap('[aria-label="返回"]');
  await world.phone.tab('奖励');
  expect(await world.phone.read(`#reward-${caseNo}`, '去确认')).toContain('待您确认');
  const byWhen = /请在 \d+月\d+日 \d\d:\d\d 前点“确认收款”/;
  expect(await world.phone.read(`#reward-${caseNo}`)).toMatch(byWhen);
  expect(await world.phone.read('#to-confirm')).toMatch(byWhen);
  await world.phone.tap('#earned');
  expect(await world.phone.read('#part-toConfirmFen')).toContain('¥1.00');
  await world.phone.gone('#part-inPayoutFen');
  // The box itself leads to what is to be confirmed.
  await world.phone.tap('#to-confirm');
  expect(await world.phone.read('#payout-state')).toBe('待您确认');
});

test('who refuses in WeChat reads on the page what happened, and may claim again', async () => {
  const caseNo = await startPayout();
  await world.phone.tap('#confirm-transfer');
  await world.phone.answer('cancel');
  const finance = await staff(world.city, 'finance');
  const { items } = await finance.listPayouts({ query: { text: caseNo } });
  world.city.sandbox.control.refuse(items[0]?.outBillNo ?? '');
  expect(await world.phone.read('#payout-state', '未领取成功')).toBe('未领取成功');
  await world.phone.tap('[aria-label="返回"]');
  await world.phone.gone('#payout-state');
  await world.phone.tap('[aria-label="返回"]');
  await world.phone.tab('奖励');
  await world.phone.tap('#earned');
  expect(await world.phone.read('#part-returnedFen', '退回可重领')).toContain('¥1.00');
  await world.phone.tap(`#claim-${caseNo}`);
  await world.phone.tap('#claim');
  expect(await world.phone.read('#payout-state', '待您确认')).toBe('待您确认');
});

test('without network the map and my reports can still be opened, and the report goes out later', async () => {
  const { page } = world.phone;
  await fillReport(world.phone, await litter());
  await world.phone.read('#place', '西区');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await world.phone.tap('#place');
  expect(await world.phone.read('#chosen-place')).toContain('西区');
  await world.phone.tap('#use-place');
  await world.phone.gone('#use-place');
  await world.phone.tap('#submit');
  await world.phone.answer('ok');
  expect(await world.phone.read('[id^="draft-"]')).toContain('待发送');
  expect(page.url()).toContain('/pages/cases/index');
  await page.context().setOffline(false);
  expect(await world.phone.read('[id^="case-370700"]')).toContain('垃圾乱堆');
});
