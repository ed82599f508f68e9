import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STOP_CAUSES, type StopCause } from '../../../../contract/payout-switch.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import type { Mark } from '../guard/compare-marks.ts';
import { watchDatabase, watchFlow } from '../guard/index.ts';
import { readMark, writeMark } from '../guard/mark-store.ts';
import { checkLedgerJob } from '../jobs.ts';
import { replayJournal } from '../journal/replay-journal.ts';
import { observe } from '../protocol/read-answer.ts';
import { askNow, claimId, earn, forward, rowOf } from '../testing.ts';
import { transactPayout } from '../transact.ts';
import { FOUND_BY } from './found-by.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let city: TestCity;
let finance: Person[];
const folder = mkdtempSync(join(tmpdir(), 'causes-'));
beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  city.context.config.payouts.journalDir = folder;
  await watchDatabase(city.context);
});
afterAll(async () => {
  await city.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function claim() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  return payee.claimReward({ body: { id: claimId(), rewardId } });
}
const payout = (id: string) => build('payouts').where('id', id);
const write = (query: Parameters<TestCity['context']['db']['write']>[0]) =>
  city.context.db.write(query);
const wechatSays = (on: string, code: string, status: number) => async () => {
  const { id } = on === 'pay.create' ? { id: '' } : await claim();
  city.sandbox.control.addFault({ on, kind: 'code', code, status });
  await (id ? askNow(city, id) : claim());
};
/** An answer that never arrives, whatever is asked. */
const isSilent = (on: string, times = 1) =>
  city.sandbox.control.addFault({ on, kind: 'fail_before', times });
/** The database as a worker would find it after something has happened to it. */
const leftWith = (change: (mark: Mark) => Partial<Mark>) => async () => {
  const mark = (await readMark(folder))!;
  await writeMark(folder, { ...mark, ...change(mark) });
  await watchDatabase(city.context);
};

/** Every reason there is, and how it comes about; a rewritten day has its own story beside the sealed days. */
const STORIES: Record<Exclude<StopCause, 'ledger_rewritten'>, () => Promise<unknown>> = {
  by_hand: () => finance[0]!.setPayoutSwitch({ body: { turn: 'stop', reason: '盘点' } }),
  ledger_differs: async () => {
    const funding = () => build('ledger_accounts').where('id', 'funding');
    await write(funding().increment('credits_fen', 1));
    await checkLedgerJob.run(city.context, { isMine: async () => true });
    await write(funding().decrement('credits_fen', 1));
  },
  contradiction: async () => {
    const { id } = await claim();
    city.sandbox.control.confirm((await rowOf(city, id)).out_bill_no!);
    await askNow(city, id);
    const late = { http: 200, state: 'FAIL' };
    await transactPayout(city.context, id, (p, { now }) => observe(p, late, now));
  },
  mismatch: async () => {
    const { id } = await claim();
    const { openid_sealed: right } = await rowOf(city, id);
    await write(payout(id).update({ openid_sealed: city.context.seal.close('somebody else') }));
    await askNow(city, id);
    await write(payout(id).update({ openid_sealed: right }));
  },
  vanished: wechatSays('pay.query', 'NOT_FOUND', 404),
  too_old: async () => {
    isSilent('pay.create');
    const { id } = await claim();
    const longAgo = new Date(city.clock.now().getTime() - 26 * DAY);
    await write(payout(id).update({ last_sent_at: longAgo }));
    await askNow(city, id);
  },
  not_enough: wechatSays('pay.create', 'NOT_ENOUGH', 403),
  sign_error: wechatSays('pay.create', 'SIGN_ERROR', 401),
  no_auth: wechatSays('pay.create', 'NO_AUTH', 403),
  param_error: wechatSays('pay.create', 'PARAM_ERROR', 400),
  unknown_key: async () => {
    const { id } = await claim();
    const unknown = { 'Wechatpay-Serial': 'PUB_KEY_ID_NEVER_SEEN' };
    await underAnotherKey(unknown, () => askNow(city, id));
  },
  doubt_many: async () => {
    isSilent('pay.create', 21);
    await Promise.all(Array.from({ length: 21 }, claim));
    await watchFlow(city.context);
  },
  doubt_old: async () => {
    isSilent('pay.create');
    await claim();
    expect(await watchFlow(city.context)).toBeNull();
    forward(city, 61 * MINUTE);
    await watchFlow(city.context);
  },
  hour_sum: async () => {
    for (const ago of [1, 2, 3]) await sentDaysAgo(ago);
    const { id } = await claim();
    expect(await watchFlow(city.context)).toBeNull();
    await write(payout(id).update({ amount_fen: 50_001 }));
    await watchFlow(city.context);
    await write(payout(id).update({ amount_fen: 100 }));
  },
  clock_off: async () => {
    const shifted = { kind: 'shifted_time', skewS: 12 };
    city.sandbox.control.addFault({ on: 'pay.create', ...shifted, times: 3 });
    for (let n = 0; n < 5; n++) await claim();
    // Three of five: that is not one strange answer.
    await watchFlow(city.context);
  },
  journal_unwritable: async () => {
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    city.context.config.payouts.journalDir = join(blocked, 'sends');
    await claim();
    city.context.config.payouts.journalDir = folder;
  },
  journal_conflict: async () => {
    const at = city.clock.now();
    const line = {
      ...{ at: at.toISOString(), attempt: 1, amountFen: 100, number: `${newId(at)}A1` },
      ...{ payout: newId(at), reward: newId(at), person: newId(at) },
      sealedText: city.context.seal.close('{"openid":"o-lost"}').toString('base64'),
    };
    const name = join(folder, `sends-other-1-${shanghaiDay(at)}.jsonl`);
    writeFileSync(name, `${JSON.stringify(line)}\n`);
    await replayJournal(city.context);
    rmSync(name);
  },
  database_lost: leftWith(({ beats }) => ({ beats: beats + 1 })),
  database_switched: leftWith(() => ({ identity: 'the old primary' })),
  database_restarted: leftWith(({ upS }) => ({ upS: upS + 3600 })),
  database_went_back: leftWith(({ databaseAt }) => ({ databaseAt: databaseAt + 5000 })),
};

/** WeChat signs with a key that it has not announced to us. */
async function underAnotherKey(headers: Record<string, string>, work: () => Promise<void>) {
  const real = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const answer = await real(...request);
    const changed = new Headers(answer.headers);
    for (const [name, value] of Object.entries(headers)) changed.set(name, value);
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: changed });
  };
  await work().finally(() => {
    globalThis.fetch = real;
  });
}

async function sentDaysAgo(days: number): Promise<void> {
  const { id } = await claim();
  const number = (await rowOf(city, id)).out_bill_no;
  const at = new Date(`${nextDay(shanghaiDay(city.clock.now()), -days)}T04:00:00Z`);
  await write(build('payout_sends').where('out_bill_no', number).update('sent_at', at));
}

test.each(Object.entries(STORIES))(
  '%s stops paying, and two people start it again',
  async (cause, happens) => {
    finance = [await staff(city, 'finance'), await staff(city, 'finance2')];
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(true);
    await happens();
    // Time may have passed: people sign in anew.
    finance = [await staff(city, 'finance'), await staff(city, 'finance2')];
    city.sandbox.control.clearFaults();
    const stopped = await finance[0]!.getPayoutSwitch();
    expect(stopped).toMatchObject({ isRunning: false, cause });
    expect(stopped.by).toBe(cause === 'by_hand' ? 'finance' : '系统');
    const bills = city.sandbox.control.bills().length;
    await expect(claim()).rejects.toMatchObject({ code: 'payouts_stopped' });
    expect(city.sandbox.control.bills()).toHaveLength(bills);
    for (const one of finance)
      await one.setPayoutSwitch({ body: { turn: 'start', reason: '已核实' } });
    expect(await finance[0]!.getPayoutSwitch()).toMatchObject({ isRunning: true, cause: null });
    // What two people saw does not stop it again.
    expect(await watchFlow(city.context)).toBeNull();
    expect(await watchDatabase(city.context)).toBeNull();
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(true);
  },
);

test('the table of where each reason is found names a file that speaks of it', () => {
  for (const cause of Object.keys(STOP_CAUSES) as StopCause[]) {
    const file = new URL(`../${FOUND_BY[cause]}`, import.meta.url);
    expect(readFileSync(file, 'utf8'), FOUND_BY[cause]).toContain(`'${cause}'`);
  }
});
