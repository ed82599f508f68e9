import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StopCause } from '../../../contract/payout-switch.ts';
import { readMark } from '../../core/payouts/guard/mark-store.ts';
import { startPump } from '../../core/payouts/index.ts';
import {
  askNow,
  claimId,
  confirmOnPhone,
  earn,
  rowOf,
  waitUntil,
} from '../../core/payouts/testing.ts';
import { person } from '../../core/rewards/testing.ts';
import { build } from '../../lib/db.ts';
import { migrate } from '../../migrate.ts';
import { compareBooks, countOpen } from '../chaos/compare-books.ts';
import { staff } from '../people.ts';
import { startCity, type TestCity } from '../start-city.ts';
import { openProxy } from './proxy.ts';
import { ageS, catchUp, cutOff, holdStill, type Node, openServers, promote } from './servers.ts';

let servers: Awaited<ReturnType<typeof openServers>>;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let city: TestCity;
let pump: ReturnType<typeof startPump>;
let primary: Node;
let replica: Node;

beforeAll(async () => {
  servers = await openServers();
  primary = await servers.start('a');
  replica = await servers.start('b');
  await servers.follow(replica, primary);
  proxy = await openProxy(primary.port);
  await migrate(primary.url);
  const url = new URL(primary.url);
  url.port = String(proxy.port);
  const database = { url: url.href, limit: async () => url.href, drop: async () => {} };
  city = await startCity({ database, poolFen: 1_000_000 });
  pump = startPump(city.context);
}, 90_000);
afterAll(async () => {
  await pump.stop();
  await city.stop();
  await proxy.close();
  await servers.close();
});

/** Somebody with a reward that may be taken. */
async function earner() {
  const payee = await person(city);
  return { payee, ...(await earn(city, payee)), id: claimId() };
}
type Earner = Awaited<ReturnType<typeof earner>>;
const many = async (count: number) => {
  const all: Earner[] = [];
  while (all.length < count) all.push(await earner());
  return all;
};
const claim = ({ payee, id, rewardId }: Earner) => payee.claimReward({ body: { id, rewardId } });

async function getPaid(one: Earner): Promise<void> {
  await confirmOnPhone(city, (await claim(one)).confirmation);
  await askNow(city, one.id);
  expect((await rowOf(city, one.id)).state).toBe('settled');
}

/** A phone that does not give up on a bad day; the claim keeps its id. */
async function insist(one: Earner): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(100))
    if (await claim(one).catch(() => null)) return;
  throw new Error('nobody answers');
}

const switchNow = async () => (await staff(city, 'finance')).getPayoutSwitch();
const PATIENCE_MS = 45_000;
/** It has stopped by itself for this reason, and what was sent has been brought back. */
async function stopsFor(cause: StopCause): Promise<void> {
  let seen: unknown;
  const isSo = async () => {
    const now = await switchNow().catch((error: unknown) => {
      seen = String(error);
      return null;
    });
    if (!now) return false;
    seen = { cause: now.cause, reason: now.reason, checklist: now.checklist };
    return now.cause === cause && now.checklist.some((one) => one.item === 'journal' && one.isDone);
  };
  await waitUntil(isSo, PATIENCE_MS).catch(async (error: Error) => {
    const mark = await readMark(city.context.config.payouts.journalDir!);
    throw new Error(`${error.message}: ${JSON.stringify({ seen, mark })}`);
  });
}

async function startAgain(): Promise<void> {
  for (const name of ['finance', 'finance2']) {
    const one = await staff(city, name);
    await one.setPayoutSwitch({ body: { turn: 'start', reason: '已核对' } });
  }
  expect((await switchNow()).isRunning).toBe(true);
}

const countBeats = async () =>
  (await city.context.db.first<{ beats: number }>(build('payout_marks').max({ beats: 'beats' })))!
    .beats;
const billCount = () => city.sandbox.control.bills().length;

/** The primary dies in the middle of its work, and the replica takes its place. Returns the last commit it has. */
async function failOver(underWay: Earner[], holdStill?: () => Promise<void>): Promise<string> {
  const claims = underWay.map((one) => claim(one).catch(() => null));
  await sleep(60);
  await holdStill?.();
  await servers.kill(primary);
  const last = await promote(replica);
  proxy.switchTo(replica.port);
  [primary, replica] = [replica, primary];
  await Promise.all(claims);
  return last;
}

let lastOfFirst: string;

test('a primary that is killed and comes back stops paying until two people have looked', async () => {
  const [paid, next] = await many(2);
  await getPaid(paid!);
  // Younger than that, its end would hide in the whole seconds of its age.
  await waitUntil(async () => (await ageS(primary)) >= 4);
  await servers.kill(primary);
  primary = await servers.start(primary.name);
  proxy.switchTo(primary.port);
  await stopsFor('database_restarted');
  const before = billCount();
  await expect(claim(next!)).rejects.toMatchObject({ code: 'payouts_stopped' });
  expect(billCount()).toBe(before);
  await startAgain();
  await getPaid(next!);
}, 100_000);

test('a failover that loses nothing stops it as well', async () => {
  const underWay = await many(5);
  const [waiting] = await many(1);
  const { confirmation } = await claim(waiting!);
  lastOfFirst = await failOver(underWay, () => holdStill(primary, replica));
  await stopsFor('database_switched');
  const before = billCount();
  await sleep(500);
  expect(billCount()).toBe(before);
  // What was waiting for its payee is not held up: only new money is.
  await confirmOnPhone(city, confirmation);
  await askNow(city, waiting!.id);
  expect((await rowOf(city, waiting!.id)).state).toBe('settled');
  await startAgain();
  for (const one of underWay) await insist(one);
}, 100_000);

test('a failover that loses commits: what was paid comes back from the journal, and nothing is paid twice', async () => {
  // The old primary comes back as the replica of the new one.
  replica = await servers.start(replica.name);
  await servers.follow(replica, primary, lastOfFirst);
  const all = await many(8);
  const [lostPaid, lostWaiting, ...underWay] = all;
  await catchUp(replica, primary);
  await cutOff(replica);
  const beats = await countBeats();
  await getPaid(lostPaid!);
  await claim(lostWaiting!);
  const numbers = await Promise.all(
    [lostPaid!, lostWaiting!].map(async ({ id }) => (await rowOf(city, id)).out_bill_no),
  );
  await waitUntil(async () => (await countBeats()) > beats);
  await failOver(underWay);
  await stopsFor('database_lost');
  const before = billCount();
  const found = [lostPaid!, lostWaiting!].map(({ id }) => rowOf(city, id));
  expect((await Promise.all(found)).map((row) => row.out_bill_no)).toEqual(numbers);
  // The same reward taken with another tap is the same payout.
  const again = await claim({ ...lostPaid!, id: claimId() }).catch(() => null);
  expect(again === null || again.id === lostPaid!.id).toBe(true);
  await sleep(500);
  expect(billCount()).toBe(before);
  await startAgain();
  for (const one of all) await insist(one);
}, 100_000);

test('at the end ours, the sandbox’s books and the bill of the day agree to the fen', async () => {
  const { control } = city.sandbox;
  for (const end = Date.now() + 25_000; Date.now() < end; await sleep(100)) {
    for (const bill of control.bills())
      if (bill.state === 'WAIT_USER_CONFIRM') control.confirm(bill.outBillNo);
    if ((await countOpen(city.context.db)) === 0) break;
    city.clock.forward(60_000);
    // Hours pass in seconds: what was in doubt grows old, and people look once more.
    if (!(await switchNow()).isRunning) await startAgain();
  }
  const books = await compareBooks(city);
  expect(books).toMatchObject({
    ...{ stillOpen: 0, failedChecks: [], twice: [], disagreeing: [], breaches: [] },
    paidFen: books.paidByWechatFen,
    billDay: { state: 'agreed', billSumFen: books.billDay.ourSumFen },
  });
  expect(books.payouts).toBe(16);
  expect(books.paidFen).toBe(16 * 100);
}, 100_000);
