import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../lib/db.ts';
import { createTestDatabase } from '../../../testing/database.ts';
import { keepReports, nameIds } from '../testing/keep-world.ts';
import { makeWorld } from '../testing/world.ts';
import { chanceOfAtLeast } from './collusion.ts';
import { findPatterns } from './find-patterns.ts';
import { patternsOf } from './store.ts';

describe('the chance of so many hits', () => {
  it('is the binomial one when all chances are the same', () => {
    const binomial = (k: number, n: number): number =>
      k === 0 ? 1 : (binomial(k - 1, n - 1) * n) / k;
    const tail = [7, 8, 9, 10].reduce(
      (sum, k) => sum + binomial(k, 10) * 0.3 ** k * 0.7 ** (10 - k),
      0,
    );
    expect(chanceOfAtLeast(7, Array(10).fill(0.3))).toBeCloseTo(tail, 12);
  });

  it('is one when nothing is asked, and nothing when it cannot be', () => {
    expect(chanceOfAtLeast(0, [0.5])).toBe(1);
    expect(chanceOfAtLeast(2, [0.5])).toBe(0);
  });
});

describe('the job that looks at weeks', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let db: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    db = openDatabase(database.url);
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  it('finds rings and collusion in the stored reports, and says the same when it runs twice', async () => {
    const world = makeWorld({ people: 60, perPlant: 2, seed: 5 });
    const idOf = nameIds();
    await db.transaction((session) => keepReports(session, world, idOf));
    const now = new Date(Math.max(...world.map((one) => one.reportedAt.getTime())));
    const context = { db, clock: { now: () => now } };
    const found = await findPatterns(context);
    expect(found).toBeGreaterThan(0);
    expect(await findPatterns(context)).toBe(found);
    const members = new Set(
      world.filter((one) => one.planted === 'place_ring').map((one) => one.personId),
    );
    const hits: string[] = [];
    for (const person of members)
      for (const pattern of await patternsOf(db, idOf(person), now)) hits.push(pattern.code);
    expect(hits).toContain('place_ring');
  });
});
