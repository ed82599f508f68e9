import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { createTestDatabase } from '../../../testing/database.ts';
import { keepPrints } from './keep-prints.ts';
import { deletePrints, likesOf } from './store.ts';
import { COPIES } from './testing.ts';

const folder = new URL('../../../demo/photos/', import.meta.url);
// One picture of each street: the twin taken after shows the same street and is rightly alike.
const pictures = readdirSync(folder)
  .filter((name) => name.endsWith('-before.jpg'))
  .filter((_, index) => index % 6 === 0)
  .map((name) => readFileSync(new URL(name, folder)));
const now = new Date('2026-11-20T08:00:00Z');

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
const originals: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
  for (const picture of pictures) originals.push(await keep(picture));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

async function keep(picture: Buffer): Promise<string> {
  const id = newId(now);
  await keepPrints(db, id, picture, now);
  return id;
}

/** Which of the originals a copy is taken for; the copy is forgotten again. */
async function recognise(copy: Buffer): Promise<string[]> {
  const id = await keep(copy);
  const found = (await likesOf(db, [id])).map((like) => like.other_id);
  await deletePrints(db, [id]);
  return found;
}

describe('a copy is recognised', () => {
  it.each(COPIES)('when it was %s', async (name, copy) => {
    const own = { hits: 0, others: 0 };
    for (const [index, picture] of pictures.entries()) {
      const found = await recognise(await copy(picture));
      if (found.includes(originals[index]!)) own.hits++;
      own.others += found.filter((id) => id !== originals[index]).length;
    }
    const recall = own.hits / pictures.length;
    const precision = own.hits / (own.hits + own.others);
    console.log(`${name}: recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}`);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });
});

describe('different pictures', () => {
  it('are not taken for one another', async () => {
    const likes = await likesOf(db, originals);
    expect(likes).toEqual([]);
  });

  it('a picture of nothing is like no other', async () => {
    const wall = (grey: number) =>
      sharp({
        create: {
          width: 400,
          height: 300,
          channels: 3,
          background: `rgb(${grey},${grey},${grey})`,
        },
      })
        .jpeg()
        .toBuffer();
    await keep(await wall(90));
    expect(await recognise(await wall(91))).toEqual([]);
  });
});

it('two copies that arrive at once find each other', async () => {
  const turned = await sharp(pictures[0]).rotate(180).jpeg().toBuffer();
  const ids = await Promise.all([keep(turned), keep(turned)]);
  expect((await likesOf(db, ids)).some((like) => ids.includes(like.other_id))).toBe(true);
});
