import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { redrawPicture } from '../core/files/pictures.ts';
import { keepPrints } from '../core/files/prints/keep-prints.ts';
import { deletePrints, likesOf } from '../core/files/prints/store.ts';
import { type Change, COPIES, seededBy } from '../core/files/prints/testing/copies.ts';
import { reshoot } from '../core/files/prints/testing/reshoot.ts';
import { build, openDatabase } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { createTestDatabase } from '../testing/database.ts';
import { report, times } from './measure.ts';

// How many changed copies are recognised, how many honest pictures with them, and what one photo costs among many.
// A second argument names a folder of further pictures to measure with.
const FILLED = Number(process.argv[2] ?? 10_000);
const FOLDER = process.argv[3];
const SEED = 9_001;
const WORDS_OF_ONE = 115;
const database = await createTestDatabase();
const db = openDatabase(database.url);
const now = new Date();
const random = seededBy(SEED);
const DEMO = new URL('../demo/photos/', import.meta.url);
const pictures: Buffer[] = [];
const originals: string[] = [];
const TABLE = new URL('../core/files/prints/testing/card-table.jpg', import.meta.url);

try {
  const names = readdirSync(DEMO)
    .filter((name) => name.endsWith('-before.jpg'))
    .filter((_, index) => index % 3 === 0);
  const files = names.map((name) => readFileSync(new URL(name, DEMO)));
  files.push(await sharp(readFileSync(TABLE), { failOn: 'none' }).jpeg().toBuffer());
  if (FOLDER) for (const name of readdirSync(FOLDER)) files.push(readFileSync(`${FOLDER}/${name}`));
  for (const file of files) pictures.push((await redrawPicture(file)).display);
  for (const picture of pictures) originals.push(await keep(picture));
  const pairs = (pictures.length * (pictures.length - 1)) / 2;
  const falsely = (await likesOf(db, originals)).length / 2;
  console.log(`照片 ${pictures.length} 张，种子 ${SEED}；不同照片 ${pairs} 对，误认 ${falsely} 对`);
  for (const [name, change] of COPIES) await tell(name, change);
  await tell('an earlier part of this picture', COPIES[6]![1], true);
  await tellNeighbours('the same street, another camera', names, 'before');
  await tellNeighbours('the same street, after it was cleared', names, 'after');
  await tellCost();
} finally {
  await db.close();
  await database.drop();
}

async function keep(picture: Buffer): Promise<string> {
  const id = newId(now);
  await keepPrints(db, id, picture, now);
  return id;
}

/** Each picture against its changed self; with `isEarlier` the changed one was there before. */
async function tell(name: string, change: Change, isEarlier = false): Promise<void> {
  let [right, wrong] = [0, 0];
  for (const [index, picture] of pictures.entries()) {
    const changed = await change(picture, random);
    if (isEarlier) await deletePrints(db, [originals[index]!]);
    const id = await keep(changed);
    if (isEarlier) originals[index] = await keep(picture);
    const found = (await likesOf(db, [id])).map((like) => like.other_id);
    await deletePrints(db, [id]);
    if (found.includes(originals[index]!)) right++;
    wrong += new Set(found.filter((one) => one !== originals[index])).size;
  }
  const [recall, precision] = [right / pictures.length, right / Math.max(1, right + wrong)];
  console.log(`${name.padEnd(38)} 召回 ${recall.toFixed(3)}  精确 ${precision.toFixed(3)}`);
}

async function tellNeighbours(name: string, names: string[], which: 'before' | 'after') {
  let alike = 0;
  for (const before of names) {
    const file = readFileSync(new URL(before.replace('before', which), DEMO));
    const id = await keep(await reshoot(file, random));
    if ((await likesOf(db, [id])).length > 0) alike++;
    await deletePrints(db, [id]);
  }
  console.log(`${name.padEnd(38)} 误认 ${alike}/${names.length}`);
}

async function tellCost(): Promise<void> {
  await fill();
  const yardstick = await times(200, 4, () => db.rows(build.raw('SELECT 1')));
  report('一次数据库往返（尺子）', yardstick, yardstick);
  const cpu = process.cpuUsage();
  const kept = await times(30, 1, (index) => keep(pictures[index % pictures.length]!));
  const { user, system } = process.cpuUsage(cpu);
  report(`在 ${FILLED} 张照片中收一张：画、存、找`, kept, yardstick);
  console.log(`每张照片的处理器时间 ${((user + system) / 30_000).toFixed(0)} ms`);
}

async function fill(): Promise<void> {
  const word = () => Math.floor(random() * 2 ** 24);
  for (let i = 0; i < FILLED; i += 100)
    await db.write(
      build('photo_words')
        .insert(
          Array.from({ length: 100 * WORDS_OF_ONE }, (_, n) => ({
            word: word(),
            photo_no: 1e9 + i + Math.floor(n / WORDS_OF_ONE),
          })),
        )
        .onConflict(['word', 'photo_no'])
        .ignore(),
    );
}
