import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { type Person, staff } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { claimId, earn } from '../testing.ts';
import { type Mark, type Sight, whyStop } from './compare-marks.ts';
import { readMark, writeMark } from './mark-store.ts';
import { watchDatabase } from './watch-database.ts';

const sight: Sight = { identity: 'a 1', isReadOnly: false, databaseAt: 10_000, beats: 7 };
const mark: Mark = { worker: 'w', identity: 'a 1', databaseAt: 9000, beats: 7 };

describe('paying goes on', () => {
  test.each<[string, Sight, Mark | null]>([
    ['over the database that was left', sight, mark],
    ['when the worker died between its row and its file', { ...sight, beats: 8 }, mark],
    ['at a first start', { ...sight, beats: null }, null],
  ])('%s', (_, seen, left) => expect(whyStop(seen, left)).toBeNull());
});

describe('paying stops', () => {
  test.each<[string, Partial<Sight>, string]>([
    ['when another server answers', { identity: 'b 2' }, '另一台服务器'],
    ['when the server only reads', { isReadOnly: true }, '只读'],
    ['when time goes backwards', { databaseAt: 6000 }, '时钟倒退'],
    ['when the last beat is gone', { beats: 6 }, '丢失了已提交的记录'],
    ['when the row of this worker is gone', { beats: null }, '丢失了已提交的记录'],
  ])('%s', (_, change, why) => expect(whyStop({ ...sight, ...change }, mark)).toContain(why));
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
    expect(await watchDatabase(city.context)).toContain('丢失了已提交的记录');
    expect(await finance[0]!.getPayoutSwitch()).toMatchObject({ isRunning: false, by: '系统' });
    expect(await watchDatabase(city.context)).toBeNull();
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(false);
    await start();
    expect((await finance[0]!.getPayoutSwitch()).isRunning).toBe(true);
  });

  test('another server stops it', async () => {
    await watchDatabase(city.context);
    const left = await readMark(folder);
    await writeMark(folder, { ...left!, identity: 'the old primary' });
    expect(await watchDatabase(city.context)).toContain('另一台服务器');
    expect((await finance[0]!.getPayoutSwitch()).reason).toContain('另一台服务器');
    await start();
  });
});
