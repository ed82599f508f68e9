import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { build } from '../../../lib/db.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { isRunning, readSwitch, startSwitch } from '../switch/index.ts';
import { earn, forward } from '../testing.ts';
import { findRewrittenDay } from './check-days.ts';
import { checkLedgerDaysJob, sealLedgerDaysJob } from './jobs.ts';
import { sealDays } from './seal-days.ts';

let city: TestCity;
const folder = mkdtempSync(join(tmpdir(), 'days-'));
const DAY_MS = 24 * 3600_000;
const WHOLE_TIME = '0000-00-00';
let busyDay: string;

beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  city.context.config.payouts.journalDir = folder;
  busyDay = shanghaiDay(city.clock.now());
  const payee = await person(city);
  for (let n = 0; n < 3; n++) await earn(city, payee);
  forward(city, 3 * DAY_MS);
  await earn(city, payee);
});
afterAll(async () => {
  await city.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() =>
  startSwitch(city.context.db, city.clock.now(), { by: 'two people', reason: 'looked at' }),
);

const mine = { isMine: async () => true };
const fileOf = (name: string) => join(folder, name);
const lines = () => readFileSync(fileOf('ledger-days.jsonl'), 'utf8').split(/\n+/).filter(Boolean);
const day = () => build('ledger_days').where({ day: busyDay });
const oldRow = async () => {
  const [row] = await city.context.db.rows<{ id: string; reason: string }>(
    build('ledger_transfers').where('id', 'like', 'grant:%').orderBy('made_at').limit(1),
  );
  return row!;
};
const write = (query: Parameters<TestCity['context']['db']['write']>[0]) =>
  city.context.db.write(query);
const look = () => findRewrittenDay(city.context, WHOLE_TIME);

test('every day that is over is sealed once, the empty ones too, in the database and beside it', async () => {
  expect(await sealDays(city.context)).toBe(3);
  expect(await sealDays(city.context)).toBe(0);
  expect(lines()).toHaveLength(3);
  const [first] = await city.context.db.rows<{ row_count: number; amount_fen: number }>(day());
  // The pool was funded that day, and three rewards were booked.
  expect(first).toMatchObject({ row_count: 4, amount_fen: 1_000_000 + 3 * 100 });
  expect(await look()).toBeNull();
});

test('two that seal at the same time write the same', async () => {
  forward(city, DAY_MS);
  await Promise.all([sealDays(city.context), sealDays(city.context)]);
  expect(await look()).toBeNull();
});

test('a hand on one old row stops the paying of the whole city that night', async () => {
  const { id, reason } = await oldRow();
  await write(build('ledger_transfers').where({ id }).update({ reason: 'another' }));
  expect(await look()).toBe(busyDay);
  await sealLedgerDaysJob.run(city.context, mine);
  expect(await readSwitch(city.context.db)).toMatchObject({
    ...{ is_running: 0, cause: 'ledger_rewritten' },
    reason: expect.stringContaining(busyDay),
  });
  await write(build('ledger_transfers').where({ id }).update({ reason }));
  expect(await look()).toBeNull();
});

test('so does a hand that also wrote the seal anew', async () => {
  const before = await city.context.db.rows<{ hash: string }>(day());
  await write(day().update({ hash: 'f'.repeat(64) }));
  expect(await look()).toBe(busyDay);
  await write(day().update({ hash: before[0]!.hash }));
});

test('so does a sealed day that the database has lost', async () => {
  const lost = nextDay(shanghaiDay(city.clock.now()), 30);
  const kept = readFileSync(fileOf('ledger-days.jsonl'), 'utf8');
  appendFileSync(
    fileOf('ledger-days.jsonl'),
    `${JSON.stringify({ ...JSON.parse(lines()[0]!), day: lost })}\n`,
  );
  await checkLedgerDaysJob.run(city.context, mine);
  expect(await isRunning(city.context.db)).toBe(false);
  expect((await readSwitch(city.context.db)).reason).toContain(lost);
  writeFileSync(fileOf('ledger-days-examined.txt'), `${lost}\n`);
  expect(await look()).toBeNull();
  writeFileSync(fileOf('ledger-days.jsonl'), kept);
});

test('half a line that a dying process left behind spoils no other', async () => {
  const before = lines().length;
  appendFileSync(fileOf('ledger-days.jsonl'), '{"day":"2026-11');
  forward(city, DAY_MS);
  await sealDays(city.context);
  expect(lines()).toHaveLength(before + 2);
  expect(await look()).toBeNull();
});
