import { expect, test } from 'vitest';
import { paintPhoto, staff } from '../../api/src/testing/people.ts';
import {
  claimReward,
  fillReport,
  goHome,
  openCase,
  openInbox,
  submit,
  withdraw,
} from './citizen.ts';
import { STREET, startH5City } from './h5-city.ts';
import { openBrowserPhone } from './h5-phone.ts';

const world = startH5City();

async function reportLitter(): Promise<string> {
  await fillReport(world.phone, {
    jpegs: [await paintPhoto()],
    pickId: 'litter',
    text: '垃圾无人清理',
  });
  return submit(world.phone);
}

test('in a browser a report is sent with its photo and can be withdrawn', async () => {
  const caseNo = await reportLitter();
  await world.phone.tap('#open-case');
  expect(await world.phone.read('#state')).toBe('已提交');
  await withdraw(world.phone);
  expect(await world.phone.read('#state', '已撤回')).toBe('已撤回');
  expect(caseNo).toMatch(/^370700-\d{8}-\d{5}$/);
});

test('in a browser news is read in the inbox, and a report from before is shown to the next person', async () => {
  await reportLitter();
  await goHome(world.phone);
  expect(await world.phone.read('#unread')).toContain('您有 1 条新消息');
  await openInbox(world.phone);
  expect(await world.phone.read('.message')).toContain('已收到您的上报');
  await world.phone.tap('#read-all');
  await world.phone.gone('.unread-dot');
  await world.phone.close();
  const { url: sandboxUrl } = world.city.sandbox;
  world.phone = await openBrowserPhone(world.browser, {
    url: world.pages.url,
    sandboxUrl,
    place: STREET,
  });
  await fillReport(world.phone, {
    jpegs: [await paintPhoto()],
    pickId: 'litter',
    text: '还是这里',
  });
  expect(await world.phone.read('#nearby')).toContain('附近已有人上报');
  await world.phone.tap('#report-anyway');
  await world.phone.gone('#nearby');
  await submit(world.phone);
});

test('in a browser the confirmation page is played, and the reward arrives', async () => {
  const caseNo = await reportLitter();
  const acceptor = await staff(world.city, 'acceptor');
  const { items } = await acceptor.listCases({ query: { text: caseNo } });
  await acceptor.actOnCase({
    params: { id: items[0]?.id ?? '' },
    body: { action: 'accept_and_register', standardId: 's-litter' },
  });
  await goHome(world.phone);
  await openCase(world.phone, caseNo);
  expect(await world.phone.read('#state', '已立案')).toBe('已立案');
  await world.phone.tap('#collect');
  await claimReward(world.phone);
  await world.phone.answer('ok');
  expect(await world.phone.read('#payout-state', '已到账')).toBe('已到账');
});
