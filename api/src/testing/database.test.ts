import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, openDatabase } from '../lib/db.ts';
import { migrate } from '../migrate.ts';
import { readShape } from './copy-shape.ts';
import { createTestDatabase } from './database.ts';

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;

let first: TestDatabase;
let copied: TestDatabase;
let migrated: TestDatabase;
beforeAll(async () => {
  first = await createTestDatabase();
  copied = await createTestDatabase();
  migrated = await createTestDatabase({ isEmpty: true });
  await migrate(migrated.url);
});
afterAll(() => Promise.all([first, copied, migrated].map((one) => one.drop())));

/** Moments of the migration itself are not the shape. */
const withoutMoments = (shape: string) => shape.replace(/'\d{4}-\d\d-\d\d \d\d:\d\d:[\d.]+'/g, '?');

test('the database of a test is what the migrations make, to the last column, key and row', async () => {
  const shape = withoutMoments(await readShape(migrated.url));
  expect(shape).toContain('CREATE TABLE `ledger_transfers`');
  expect(shape).toMatch(/INSERT INTO `payout_switch`/);
  expect(withoutMoments(await readShape(copied.url))).toBe(shape);
});

test('there is nothing in it that only the migrations could make', async () => {
  const db = openDatabase(migrated.url);
  for (const [kind, column] of [
    ['TRIGGERS', 'TRIGGER_SCHEMA'],
    ['VIEWS', 'TABLE_SCHEMA'],
    ['ROUTINES', 'ROUTINE_SCHEMA'],
    ['EVENTS', 'EVENT_SCHEMA'],
  ] as const) {
    const made = build(`information_schema.${kind}`).where(column, build.raw('DATABASE()'));
    expect(await db.rows(made), kind).toEqual([]);
  }
  await db.close();
});

test('a database that has its shape already is not migrated again', async () => {
  expect(await migrate(copied.url)).toEqual([]);
});
