import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { startPump } from '../index.ts';
import { noteReplay, wantReplay } from '../switch/index.ts';
import { claimId, earn } from '../testing.ts';
import { isOff, offMs } from './compare-clocks.ts';
import { type Mark, type Sight, whyStop } from './compare-marks.ts';
import { type Flow, judgeFlow } from './judge-flow.ts';
import { readMark, writeMark } from './mark-store.ts';
import { watchDatabase } from './watch-database.ts';

const HOUR = 3600_000;

const up = (seconds: number) => ({ before: seconds, after: seconds });
const sight: Sight = {
  identity: 'a 1',
  isReadOnly: false,
  databaseAt: 10_000,
  upS: up(9),
  beats: 7,
};
const mark: Mark = {
  ...{ worker: 'w', identity: 'a 1', databaseAt: 9000, upS: 8, beats: 7 },
  isAtRest: false,
};

const atRest: Mark = { ...mark, isAtRest: true, upS: 3600 };

describe('paying goes on', () => {
  test.each<[string, Sight, Mark | null]>([
    ['over the database that was left', sight, mark],
    ['when the worker died between its row and its file', { ...sight, beats: 8 }, mark],
    ['at a first start', { ...sight, beats: null }, null],
    ['when the server was restarted while no worker ran', { ...sight, upS: up(0) }, atRest],
    [
      'when answers are slow',
      { ...sight, databaseAt: 40_000, upS: { before: 9, after: 39 } },
      mark,
    ],
    ['when whole seconds are cut off', { ...sight, databaseAt: 10_900, upS: up(8) }, mark],
  ])('%s', (_, seen, left) => expect(whyStop(seen, left)).toBeNull());
});

describe('paying stops', () => {
  test.each<[string, Partial<Sight>, string, Mark?]>([
    ['when another server answers', { identity: 'b 2' }, 'database_switched'],
    ['when the server only reads', { isReadOnly: true }, 'read_only'],
    ['when time goes backwards', { databaseAt: 6000 }, 'database_went_back'],
    ['when the last beat is gone', { beats: 6 }, 'database_lost'],
    ['when the row of this worker is gone', { beats: null }, 'database_lost'],
    ['when the server was restarted', { databaseAt: 13_000, upS: up(1) }, 'database_restarted'],
    [
      'when it lost the last beat while no worker ran',
      { beats: 6, upS: up(0) },
      'database_lost',
      atRest,
    ],
  ])('%s', (_, change, why, left = mark) =>
    expect(whyStop({ ...sight, ...change }, left)).toBe(why),
  );
});

describe('over a real database', () => {
  let city: TestCity;
  let finance: Person[];
  const folder = mkdtempSync(join(tmpdir(), 'mark-'));
  beforeAll(async () => {
    city = await startCity({ poolFen: 1_000_000 });
    city.context.config.payouts.journalDir = folder;
    finance = [await staff(city, 'finance'), await staff(city, 'finance2')];
  });
  afterAll(async () => {
    await city.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async () => {
    for (const one of finance)
      await one.setPayoutSwitch({ body: { turn: 'start', reason: '已核实' } });
  };

  test('each look leaves a beat in the database and the same one beside it', async () => {
    for (const beats of [1, 2, 3]) {
      expect(await watchDatabase(city.context)).toBeNull();
      expect(await readMark(folder)).toMatchObject({ beats });
    }
  });

  test('lost commits stop it, the journal is replayed, and two people start it again', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    await payee.claimReward({ body: { id: claimId(), rewardId } });
    await city.context.db.write(build('payout_marks').decrement('beats', 2));
    expect(await watchDatabase(city.context)).toBe('database_lost');
    const stopped = await finance[0]!.getPayoutSwitch();
    expect(stopped).toMatchObject({ isRunning: false, by: '系统' });
    const journal = stopped.checklist.find((one) => one.item === 'journal');
    expect(journal).toMatchObject({ isDone: true, isRequired: true });
    expect(journal?.words).toContain('恢复 0 笔');
    expect(await watchDatabase(city.context)).toBeNull();
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(false);
    await start();
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(true);
  });

  test('another server stops it', async () => {
    await watchDatabase(city.context);
    const left = await readMark(folder);
    await writeMark(folder, { ...left!, identity: 'the old primary' });
    expect(await watchDatabase(city.context)).toBe('database_switched');
    expect((await finance[0]!.getPayoutSwitch()).reason).toContain('另一台服务器');
    await start();
  });

  test('nobody starts it before the journal has been replayed', async () => {
    await wantReplay(city.context.db);
    await finance[0]!.setPayoutSwitch({ body: { turn: 'stop', reason: '演练' } });
    await expect(start()).rejects.toMatchObject({ code: 'journal_not_replayed' });
    await noteReplay(city.context.db, city.clock.now(), 0);
    await start();
  });

  test('a clock more than two seconds away from the database stops it', async () => {
    const wrong = (ms: number) => ({ now: () => new Date(Date.now() + ms) });
    await watchDatabase(city.context, { ourClock: wrong(1500) });
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(true);
    await watchDatabase(city.context, { ourClock: wrong(-3000) });
    expect(await finance[0]!.getPayoutSwitch()).toMatchObject({ cause: 'clock_off' });
    await start();
  });

  test('nothing goes out to WeChat over a database that nobody has looked at yet', async () => {
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const left = (await readMark(folder))!;
    await writeMark(folder, { ...left, identity: 'the old primary' });
    const bills = city.sandbox.control.bills().length;
    const { state } = await payee.claimReward({ body: { id: claimId(), rewardId } });
    expect(state).toBe('sending');
    expect(city.sandbox.control.bills()).toHaveLength(bills);
    await writeMark(folder, left);
  });

  test('a worker that stopped in order is not held up by a restart meanwhile', async () => {
    await startPump(city.context).stop();
    const left = (await readMark(folder))!;
    expect(left.isAtRest).toBe(true);
    await writeMark(folder, { ...left, upS: left.upS + 3600 });
    expect(await watchDatabase(city.context)).toBeNull();
    expect(await readMark(folder)).toMatchObject({ isAtRest: false });
  });
});

describe('the flow of money', () => {
  const flow: Flow = {
    ...{ now: 10 * HOUR, startedAt: 0, doubtsSince: [], hourFen: 0, peaksFen: [] },
  };
  const week = [20_000, 30_000, 25_000, 22_000, 21_000, 26_000, 90_000];

  test.each<[string, Partial<Flow>, string | undefined]>([
    ['a first busy day', { hourFen: 9_000_000 }, undefined],
    ['an hour up to 500 yuan', { hourFen: 50_000, peaksFen: [100, 100, 100] }, undefined],
    [
      'an hour over 500 yuan that is far above the usual',
      { hourFen: 50_001, peaksFen: [100, 100, 100] },
      'hour_sum',
    ],
    ['three times the usual busiest hour', { hourFen: 75_000, peaksFen: week }, undefined],
    ['more than that', { hourFen: 75_001, peaksFen: week }, 'hour_sum'],
    ['twenty in doubt', { doubtsSince: Array(20).fill(9.5 * HOUR) }, undefined],
    ['twenty-one in doubt', { doubtsSince: Array(21).fill(9.5 * HOUR) }, 'doubt_many'],
    ['one in doubt for more than an hour', { doubtsSince: [8.9 * HOUR] }, 'doubt_old'],
    [
      'one that was old when people started',
      { startedAt: 9.95 * HOUR, doubtsSince: [8.9 * HOUR] },
      undefined,
    ],
    [
      'one that grew old after people started',
      { startedAt: 9.5 * HOUR, doubtsSince: [8.9 * HOUR] },
      'doubt_old',
    ],
  ])('%s', (_, change, cause) => expect(judgeFlow({ ...flow, ...change })?.cause).toBe(cause));
});

describe('another clock', () => {
  test.each([
    ['a slow answer proves nothing', 0, { from: 4000, to: 5000 }, 8000, 0],
    ['a stamp from before the question is behind', 10_000, { from: 4000, to: 5000 }, 11_000, -5000],
    ['a stamp from after the answer is ahead', 0, { from: 9000, to: 10_000 }, 1000, 8000],
  ])('%s', (_, asked, said, heard, off) => expect(offMs(asked, said, heard)).toBe(off));

  test('two strange answers of five do not stop a city, three do', () => {
    expect(isOff([0, 9000, 0, -9000, 0])).toBe(false);
    expect(isOff([9000, 9000, 0, 9000, 0])).toBe(true);
    expect(isOff([9000, 9000, 9000])).toBe(false);
  });
});
