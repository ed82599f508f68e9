import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger, reconcileDay, workPayouts } from '../core/payouts/index.ts';
import { claimId, confirmOnPhone, earn, forward } from '../core/payouts/testing.ts';
import { person } from '../core/rewards/testing.ts';
import { shanghaiDay } from '../lib/clock.ts';
import { build } from '../lib/db.ts';
import { staff } from '../testing/people.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';
import { refuseOwner } from './refuse-owner.ts';
import { APPEND_ONLY, TABLE_RIGHTS } from './rights.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity({ isLimited: true, poolFen: 1_000_000 });
});
afterAll(() => city.stop());

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));

test('every table of the schema has its rights declared, and nothing else is', () => {
  const made = readdirSync(MIGRATIONS).flatMap((file) => {
    const text = readFileSync(path.join(MIGRATIONS, file), 'utf8');
    return [...text.matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g)].map(([, name = '']) => name);
  });
  expect(Object.keys(TABLE_RIGHTS).sort()).toEqual([...new Set(made)].sort());
});

describe('the user that serves', () => {
  test('moves the whole way of the money: earn, claim, approve, confirm, reconcile', async () => {
    city.context.config.payouts.twoPersonOverFen = 99;
    const payee = await person(city);
    const { rewardId } = await earn(city, payee);
    const { id } = await payee.claimReward({ body: { id: claimId(), rewardId } });
    for (const name of ['finance', 'finance2'])
      await (await staff(city, name)).approvePayout({ params: { id }, body: {} });
    await workPayouts(city.context);
    const waiting = await payee.getMyPayout({ params: { id } });
    await confirmOnPhone(city, waiting.confirmation);
    expect((await payee.refreshMyPayout({ params: { id } })).state).toBe('settled');
    const day = shanghaiDay(city.clock.now());
    forward(city, 24 * 3600_000);
    expect(await reconcileDay(city.context, day)).toMatchObject({ state: 'agreed' });
    expect(await checkLedger(city.context.db)).toEqual([]);
  });

  test.each(APPEND_ONLY)('can neither change nor remove what stands in %s', async (table) => {
    const { db } = city.context;
    const [column] = await db.rows<{ name: string }>(
      build.raw(
        'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position LIMIT 1',
        [table],
      ),
    );
    const name = column?.name ?? '';
    const refused = { errno: expect.toSatisfy((errno: number) => [1142, 1143].includes(errno)) };
    await expect(
      db.write(build(table).update({ [name]: build.raw('??', [name]) })),
    ).rejects.toMatchObject(refused);
    await expect(db.write(build(table).del())).rejects.toMatchObject(refused);
    await expect(db.write(build.raw('TRUNCATE TABLE ??', [table]))).rejects.toMatchObject(refused);
    await expect(db.write(build.raw('DROP TABLE ??', [table]))).rejects.toMatchObject(refused);
  });

  test('cannot change the schema, nor give itself a right', async () => {
    const { db } = city.context;
    for (const sql of [
      'CREATE TABLE stranger (id INT)',
      'ALTER TABLE ledger_transfers ADD COLUMN x INT',
      'CREATE TRIGGER t BEFORE INSERT ON ledger_transfers FOR EACH ROW SET NEW.amount_fen = 1',
      'GRANT UPDATE ON ledger_transfers TO CURRENT_USER()',
    ])
      await expect(db.write(build.raw(sql))).rejects.toThrow(/denied/);
  });

  test('may start in production; the owner of the schema may not', async () => {
    await expect(refuseOwner(city.context.db)).resolves.toBeUndefined();
    const other = await startCity();
    await expect(refuseOwner(other.context.db)).rejects.toThrow('可以修改只增表');
    await other.stop();
  });
});
