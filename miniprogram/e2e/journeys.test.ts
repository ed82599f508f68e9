import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ActBody } from '../../api/contract/index.ts';
import { inspect } from '../../api/src/testing/inspectors.ts';
import { paintPhoto, staff, uploadPhoto } from '../../api/src/testing/people.ts';
import { startCity, type TestCity } from '../../api/src/testing/start-city.ts';
import { compileWeapp } from './built-weapp.ts';
import {
  appealRejection,
  choosePlace,
  claimReward,
  dispute,
  fillReport,
  goHome,
  meToo,
  openCase,
  openInbox,
  rate,
  submit,
  urge,
  withdraw,
} from './citizen.ts';
import { openWeChatPhone, type WeChatPhone, type WeChatWorld } from './phone.ts';

/** Inside the western district of the small city, as WeChat's map counts. */
const STREET = { longitude: 119.2056, latitude: 36.5003, accuracy: 14.2 };
const BEIJING = { longitude: 116.4074, latitude: 39.9042, accuracy: 30 };

let city: TestCity;
let built: Awaited<ReturnType<typeof compileWeapp>>;
let phone: WeChatPhone;
let citizens = 0;

beforeAll(async () => {
  [city, built] = await Promise.all([startCity(), compileWeapp()]);
});
afterEach(async () => {
  const errors = await phone.errors();
  await phone.close();
  expect(errors).toEqual([]);
});
afterAll(async () => {
  built.remove();
  await city.stop();
});

/** A new citizen with a phone of his or her own. */
async function takePhone(change: Partial<WeChatWorld> = {}): Promise<WeChatPhone> {
  citizens += 1;
  const openid = `demo-mini-${citizens}`;
  return openWeChatPhone({
    folder: built.folder,
    apiUrl: city.url,
    place: STREET,
    mintLoginCode: () => city.sandbox.control.mintCode(openid),
    confirmTransfer: (options) => city.sandbox.control.confirmPage(options).ok,
    ...change,
  });
}

const litter = async () => ({
  jpegs: [await paintPhoto(), await paintPhoto()],
  pickId: 'litter',
  text: '路边垃圾无人清理',
});

async function reportLitter(): Promise<string> {
  await fillReport(phone, await litter());
  return submit(phone);
}

/** One step of the staff on a case known by its number. */
async function act(role: string, caseNo: string, body: ActBody): Promise<void> {
  const person = await staff(city, role);
  const { items } = await person.listCases({ query: { text: caseNo } });
  await person.actOnCase({ params: { id: items[0]?.id ?? '' }, body });
}
async function idOf(caseNo: string): Promise<string> {
  const { items } = await (await staff(city, 'acceptor')).listCases({ query: { text: caseNo } });
  return items[0]?.id ?? '';
}
const photosOf = async (role: string) => [await uploadPhoto(await staff(city, role))];

test('a report starts from the camera, and its number leads to its progress', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  expect(caseNo).toMatch(/^370700-\d{8}-\d{5}$/);
  await phone.tap('#open-case');
  expect(await phone.read('#state')).toBe('已提交');
  expect(await phone.read('#timeline')).toContain('上报问题');
});

test('a report can be withdrawn until it is accepted', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  await goHome(phone);
  await openCase(phone, caseNo);
  await withdraw(phone);
  expect(await phone.read('#state', '已撤回')).toBe('已撤回');
});

/** From filing to 结案. */
async function bringToEnd(caseNo: string): Promise<void> {
  await act('acceptor', caseNo, { action: 'accept_and_register', standardId: 's-litter' });
  await act('dispatcher', caseNo, { action: 'dispatch', unitId: 'u-env' });
  await act('env_head', caseNo, { action: 'receive', handlerId: 's-env_worker' });
  await act('env_worker', caseNo, {
    action: 'submit_result',
    note: '已清理',
    photoIds: await photosOf('env_worker'),
  });
  await act('env_head', caseNo, { action: 'feedback', note: '已处置' });
  await inspect(city, await idOf(caseNo), { action: 'check_pass' });
  await act('chief', caseNo, { action: 'close' });
}

test('the citizen follows a case to its end and rates it once', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  await bringToEnd(caseNo);
  await goHome(phone);
  await openCase(phone, caseNo);
  expect(await phone.read('#state', '已办结')).toBe('已办结');
  await rate(phone, 2, '清得太慢', { isDispute: false });
  expect(await phone.read('#my-rating')).toContain('清得太慢');
  // Few stars do nothing by themselves: nobody was asked to come again, and that can still be asked.
  expect(await phone.read('#act-dispute')).toBe('问题没解决');
});

test('a case that was closed but is not solved is disputed once, with a photo', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  await bringToEnd(caseNo);
  await goHome(phone);
  await openCase(phone, caseNo);
  await dispute(phone, await paintPhoto(), '垃圾还在');
  expect(await phone.read('#timeline', '反映问题没解决')).toContain('垃圾还在');
  expect(await phone.read('#state', '再核实中')).toBe('再核实中');
  await phone.gone('#act-dispute');
});

test('a case that takes long can be pressed once a day', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  await act('acceptor', caseNo, { action: 'accept_and_register', standardId: 's-litter' });
  await act('dispatcher', caseNo, { action: 'dispatch', unitId: 'u-env' });
  await goHome(phone);
  await openCase(phone, caseNo);
  await urge(phone);
  expect(await phone.read('#timeline', '市民督办')).toContain('市民督办');
  await phone.gone('#act-urge');
});

test('who disagrees with a rejection asks once for another look', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  const note = '现场未发现问题';
  await act('acceptor', caseNo, { action: 'reject', reason: 'not_real', note });
  await goHome(phone);
  await openCase(phone, caseNo);
  await appealRejection(phone, '垃圾在绿化带后面');
  expect(await phone.read('#timeline', '申请复核')).toContain('垃圾在绿化带后面');
  await phone.gone('#act-appeal_rejection');
});

test('who meets a problem that a neighbour reported follows it instead, and hears of it', async () => {
  const manhole = async () => ({ ...(await litter()), pickId: 'manhole' });
  phone = await takePhone();
  await fillReport(phone, await manhole());
  const caseNo = await submit(phone);
  await phone.close();
  phone = await takePhone();
  await fillReport(phone, await manhole());
  expect(await phone.read('#nearby')).toContain('已提交');
  await meToo(phone, await idOf(caseNo));
  await act('acceptor', caseNo, { action: 'accept_and_register', standardId: 's-manhole' });
  await openInbox(phone);
  expect(await phone.read('.message', '已立案')).toContain('您关注的“井盖缺损”');
});

test('news waits in the inbox until it is read', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  await act('acceptor', caseNo, { action: 'accept_and_register', standardId: 's-litter' });
  await goHome(phone);
  expect(await phone.read('#unread')).toContain('您有 3 条新消息');
  await openInbox(phone);
  await phone.read('.message');
  await phone.tap('#read-all');
  await phone.gone('.unread-dot');
  await phone.gone('#read-all');
});

test('the reward of a filed case is claimed, confirmed in WeChat and arrives', async () => {
  phone = await takePhone();
  const caseNo = await reportLitter();
  await act('acceptor', caseNo, { action: 'accept_and_register', standardId: 's-litter' });
  await goHome(phone);
  await openCase(phone, caseNo);
  await phone.tap('#collect');
  await claimReward(phone);
  expect(await phone.read('#payout-state', '已到账')).toBe('已到账');
  expect(city.sandbox.control.breaches()).toEqual([]);
});

test('without consent to be paid a report is sent all the same', async () => {
  phone = await takePhone();
  await fillReport(phone, await litter(), { mayBePaid: false });
  expect(await submit(phone)).toMatch(/^370700-/);
});

test('outside the city the person is told before any photo is uploaded', async () => {
  phone = await takePhone({ place: BEIJING });
  const before = city.sandbox.control.objects().length;
  await fillReport(phone, await litter());
  expect(await phone.read('#place-trouble')).toContain('不在本市受理范围内');
  expect(city.sandbox.control.objects().length).toBe(before);
});

test('who refuses the location finds the place by its address', async () => {
  phone = await takePhone({ place: 'refused' });
  await fillReport(phone, await litter());
  expect(await phone.read('#place-trouble')).toContain('搜索地址');
  await choosePlace(phone, '人民路口');
  expect(await phone.read('#place')).toContain('西区人民路口');
  expect(await submit(phone)).toMatch(/^370700-/);
});

test('without network a report waits on the phone, outlives a restart and is sent once', async () => {
  phone = await takePhone();
  const once = '只应当有一件';
  await fillReport(phone, { ...(await litter()), text: once });
  await phone.read('#place', '西区');
  await phone.gone('#missing');
  phone.goOffline();
  await phone.tap('#submit');
  await phone.answer('ok');
  expect(await phone.read('[id^="draft-"]')).toContain('待发送');
  phone = await phone.restart();
  await phone.tab('我的上报');
  expect(await phone.read('[id^="case-370700"]')).toContain('垃圾乱堆');
  const mine = await (await staff(city, 'acceptor')).listCases({ query: { text: '', limit: 100 } });
  expect(mine.items.filter((row) => row.text === once)).toHaveLength(1);
});

test('every report says which phone it came from, also after a restart; another phone is another', async () => {
  const said: (string | null)[] = [];
  const overhear: WeChatWorld['overhear'] = (url, { method, headers }) => {
    if (method === 'POST' && url.endsWith('/api/my/cases'))
      said.push(new Headers(headers).get('x-device-id'));
  };
  phone = await takePhone({ overhear });
  await reportLitter();
  phone = await phone.restart();
  await fillReport(phone, await litter(), { isFirst: false });
  await submit(phone);
  await phone.close();
  phone = await takePhone({ overhear });
  await reportLitter();
  const [first, second, other] = said;
  expect(first).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
  expect(second).toBe(first);
  expect(other).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
  expect(other).not.toBe(first);
});
