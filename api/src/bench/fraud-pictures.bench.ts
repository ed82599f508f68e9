import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { keepPrints } from '../core/files/prints/keep-prints.ts';
import { deletePrints, findCandidates, insertPrints, likesOf } from '../core/files/prints/store.ts';
import { COPIES } from '../core/files/prints/testing.ts';
import { build, openDatabase } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { createTestDatabase } from '../testing/database.ts';
import { report, times } from './measure.ts';

// How many changed copies are recognised, how many strangers with them, and what a search costs among many photos.
const FILLED = Number(process.argv[2] ?? 10_000);
const PRINTS_OF_ONE = 11;
const database = await createTestDatabase();
const db = openDatabase(database.url);
const now = new Date();
const randomBits = () => randomBytes(8).readBigUInt64BE();
try {
  const folder = new URL('../demo/photos/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('-before.jpg'));
  const pictures = names.map((name) => readFileSync(new URL(name, folder)));
  const keep = async (picture: Buffer) => {
    const id = newId(now);
    await keepPrints(db, id, picture, now);
    return id;
  };
  const originals: string[] = [];
  for (const picture of pictures) originals.push(await keep(picture));
  const falsely = (await likesOf(db, originals)).length;
  console.log(`不同照片 ${(pictures.length * (pictures.length - 1)) / 2} 对，误认 ${falsely} 对`);
  for (const [name, change] of COPIES) {
    let [right, wrong] = [0, 0];
    for (const [index, picture] of pictures.entries()) {
      const id = await keep(await change(picture));
      const found = (await likesOf(db, [id])).map((like) => like.other_id);
      await deletePrints(db, [id]);
      if (found.includes(originals[index]!)) right++;
      wrong += found.filter((one) => one !== originals[index]).length;
    }
    const [recall, precision] = [right / pictures.length, right / (right + wrong)];
    console.log(`${name.padEnd(26)} 召回 ${recall.toFixed(3)}  精确 ${precision.toFixed(3)}`);
  }
  await fill();
  const yardstick = await times(200, 4, () => db.rows(build.raw('SELECT 1')));
  report('一次数据库往返（尺子）', yardstick, yardstick);
  const search = await times(200, 4, () => findCandidates(db, newId(now), randomBits()));
  report(`在 ${FILLED} 张照片中找一张`, search, yardstick);
} finally {
  await db.close();
  await database.drop();
}

async function fill(): Promise<void> {
  const print = () => ({ kind: 'crop', bits: randomBits(), fine: randomBytes(32) }) as const;
  for (let i = 0; i < FILLED; i += 50)
    await db.transaction(async (session) => {
      for (let n = 0; n < 50; n++)
        await insertPrints(session, newId(now), Array.from({ length: PRINTS_OF_ONE }, print), now);
    });
}
