import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type Database, openDatabase } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { FUNDING, type Movement, transfer } from './ledger.ts';

const now = new Date('2026-11-20T08:05:00.000Z');
let database: { url: string; drop(): Promise<void> };
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, 16);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const move = (change: Partial<Movement>) =>
  db.transaction((session) =>
    transfer(
      session,
      {
        id: `test:${newId(now)}`,
        debit: FUNDING,
        credit: 'pool:p:2026-11',
        amountFen: 100,
        reason: '测试',
        actor: 'test',
        ...change,
      },
      now,
    ),
  );

async function balanceFen(id: string): Promise<number> {
  const row = await db.first<{ debits_fen: number; credits_fen: number }>(
    build('ledger_accounts').where({ id }),
  );
  return row ? row.credits_fen - row.debits_fen : 0;
}

describe('a transfer', () => {
  test('moves money once, however often it is repeated', async () => {
    const once = { id: 'fund:repeat', credit: 'pool:repeat:1', amountFen: 500 };
    expect(await move(once)).toBe(true);
    expect(await move(once)).toBe(false);
    expect(await balanceFen('pool:repeat:1')).toBe(500);
  });

  test('is refused when its id was used for another content', async () => {
    await move({ id: 'fund:conflict', credit: 'pool:conflict:1', amountFen: 500 });
    for (const change of [
      { amountFen: 501 },
      { credit: 'pool:conflict:2' },
      { rewardId: newId(now) },
    ])
      await expect(
        move({ id: 'fund:conflict', credit: 'pool:conflict:1', amountFen: 500, ...change }),
      ).rejects.toMatchObject({ code: 'transfer_conflict' });
    expect(await balanceFen('pool:conflict:1')).toBe(500);
  });

  test('never takes more than an account holds, and leaves nothing when refused', async () => {
    await move({ credit: 'pool:short:1', amountFen: 99 });
    const spend = { id: 'grant:short', debit: 'pool:short:1', credit: 'person:short' };
    await expect(move({ ...spend, amountFen: 100 })).rejects.toMatchObject({
      code: 'insufficient_funds',
    });
    expect(await db.first(build('ledger_transfers').where('id', 'grant:short'))).toBeUndefined();
    expect(await move({ ...spend, amountFen: 99 })).toBe(true);
    expect(await balanceFen('pool:short:1')).toBe(0);
  });

  test.each([0, -1, 1.5, Number.NaN])('of %d fen is no transfer', async (amountFen) => {
    await expect(move({ amountFen })).rejects.toThrow('not an amount');
  });

  test('fifty at once with one id move once', async () => {
    const same = { id: 'fund:race', credit: 'pool:race:1', amountFen: 7 };
    const moved = await Promise.all(Array.from({ length: 50 }, () => move(same)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await balanceFen('pool:race:1')).toBe(7);
  });

  test('fifty racing for a pool that is enough for thirty: thirty win, to the fen', async () => {
    await move({ credit: 'pool:thirty:1', amountFen: 30 * 7 + 6 });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        move({ id: `grant:${n}`, debit: 'pool:thirty:1', credit: `person:${n % 5}`, amountFen: 7 }),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(30);
    expect(await balanceFen('pool:thirty:1')).toBe(6);
  });

  test('both ways between two people at once neither hangs nor loses a fen', async () => {
    await move({ credit: 'person:left', amountFen: 1000 });
    await move({ credit: 'person:right', amountFen: 1000 });
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n % 2
          ? move({ debit: 'person:left', credit: 'person:right', amountFen: 3 })
          : move({ debit: 'person:right', credit: 'person:left', amountFen: 3 }),
      ),
    );
    expect(await balanceFen('person:left')).toBe(1000);
    expect(await balanceFen('person:right')).toBe(1000);
  });
});

test('the database itself refuses an overdraft and a transfer of nothing', async () => {
  await move({ credit: 'pool:check:1', amountFen: 5 });
  await expect(
    db.write(build('ledger_accounts').where('id', 'pool:check:1').increment('debits_fen', 6)),
  ).rejects.toThrow();
  await expect(
    db.write(
      build('ledger_transfers').insert({
        id: 'bad:1',
        debit: FUNDING,
        credit: FUNDING,
        amount_fen: 1,
        reason: '',
        actor: '',
        made_at: now,
      }),
    ),
  ).rejects.toThrow();
});
