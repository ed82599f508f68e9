import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildContext } from '../../../../build-context.ts';
import type { Context } from '../../../../context.ts';
import { build } from '../../../../lib/db.ts';
import { runJob } from '../../../../lib/jobs.ts';
import { type CitizenPerson, citizen, staff, uploadPhoto } from '../../../../testing/people.ts';
import { startCity, type TestCity } from '../../../../testing/start-city.ts';
import { alikePhotos } from '../alike.ts';
import { deletePrints, likesOf } from '../store.ts';
import { COPIES, seededBy } from '../testing/copies.ts';
import { drawMissingMarks } from './draw-missing.ts';

const NIGHT_MS = 86_400_000;
const demo = (name: string) =>
  readFileSync(new URL(`../../../../demo/photos/${name}-before.jpg`, import.meta.url));
const STREETS = ['hawker-2', 'litter-1', 'manhole-2', 'bikes-2'].map(demo);

let city: TestCity;
let person: CitizenPerson;
const old: string[] = [];
beforeAll(async () => {
  city = await startCity();
  person = await citizen(city);
  for (const street of STREETS) old.push(await uploadPhoto(person, street));
});
afterAll(() => city.stop());

/** As they were kept before pictures had marks. */
beforeEach(async () => {
  const { db } = city.context;
  for (const table of ['photo_words', 'photo_sketches', 'photo_likes'])
    await db.write(build(table).delete());
  await db.write(
    build('photos').update({
      marks: null,
      marks_tried_at: null,
      marks_tries: 0,
      received_at: city.clock.now(),
    }),
  );
});

const photosNow = async () =>
  Object.fromEntries(
    (
      await city.context.db.rows<{ id: string; marks: string | null; marks_tries: number }>(
        build('photos').select('id', 'marks', 'marks_tries').orderBy('id'),
      )
    ).map(({ id, ...row }) => [id, row]),
  );
const drawnAtOnce = { marks: 'drawn', marks_tries: 1 };
const run = (context: Context = city.context) =>
  drawMissingMarks.run(context, { isMine: async () => true });
const wordsOf = async (id: string) =>
  city.context.db.rows(
    build('photo_words')
      .join('photo_sketches', 'photo_sketches.photo_no', 'photo_words.photo_no')
      .select('word')
      .where('photo_id', id),
  );
const keyOf = async (id: string) =>
  (await city.context.db.first<{ display_key: string }>(
    build('photos').select('display_key').where({ id }),
  ))!.display_key;

/** A part of the first street, as somebody else sends it in. */
async function cutOut(): Promise<string> {
  const [, cut] = COPIES.find(([name]) => name.startsWith('cut to 40'))!;
  const bytes = await cut(STREETS[0]!, seededBy(5));
  return uploadPhoto(await citizen(city), bytes);
}
const foundBy = async (id: string) =>
  (await likesOf(city.context.db, [id])).map((like) => like.other_id);

test('a part of an old photo is found again after the night, and was not before', async () => {
  const before = await cutOut();
  expect(await foundBy(before)).toEqual([]);
  await deletePrints(city.context.db, [before]);
  expect(await runJob(city.context, drawMissingMarks)).toBe(
    'drew the marks of 4 photos, skipped 0',
  );
  const copy = await cutOut();
  expect(await foundBy(copy)).toEqual([old[0]]);
  // The later one is the copy, also where the older one was drawn after it.
  const photos = await city.context.db.rows<Parameters<typeof alikePhotos>[1][number]>(
    build('photos').whereIn('id', [copy, old[0]!]),
  );
  expect(
    (await alikePhotos(city.context.db, photos)).every(({ photoId }) => photoId === copy),
  ).toBe(true);
  // Nothing is left to do, and what was drawn on arrival is only noted.
  expect(await run()).toBe('drew the marks of 1 photos, skipped 0');
  expect(await run()).toBe('');
  expect((await photosNow())[copy]).toMatchObject({ marks: 'drawn' });
  await city.context.db.write(build('photos').whereIn('id', [before, copy]).delete());
});

test('two servers that are both at it draw each photo once', async () => {
  const other = buildContext(city.context.config, city.clock);
  const said = await Promise.all([run(), run(other)]);
  await other.db.close();
  const counts = said.map((words) => Number(/of (\d+) photos/.exec(words)?.[1] ?? 0));
  expect(counts[0]! + counts[1]!).toBe(4);
  expect(Object.values(await photosNow())).toEqual(Array(4).fill(drawnAtOnce));
});

test('a server that dies over a photo leaves it to another night, also with half of its marks written', async () => {
  const dying = buildContext(city.context.config, city.clock);
  city.sandbox.control.addFault({ on: 'cos.get', kind: 'slow', delayMs: 1200, times: 99 });
  const died = run(dying).catch((error: unknown) => error);
  const isClaimed = async () =>
    Object.values(await photosNow()).some((photo) => photo.marks_tries === 1);
  while (!(await isClaimed())) await sleep(20);
  dying.db.pool.pool.end(() => {});
  expect(await died).toBeInstanceOf(Error);
  city.sandbox.control.clearFaults();
  const [claimed] = Object.entries(await photosNow()).find(
    ([, row]) => row.marks === null && row.marks_tries === 1,
  )!;
  // The same night: the others are drawn, that one may still be in somebody's hands.
  await run();
  expect((await photosNow())[claimed]).toEqual({ marks: null, marks_tries: 1 });
  // Another died after the sketch and before its words.
  const half = old.find((id) => id !== claimed)!;
  const words = await wordsOf(half);
  await city.context.db.write(build('photo_words').delete());
  await city.context.db.write(build('photos').where('id', half).update({ marks: null }));
  city.clock.forward(NIGHT_MS);
  await run();
  const { [claimed]: retried, [half]: mended } = await photosNow();
  expect([retried, mended]).toEqual([
    { marks: 'drawn', marks_tries: 2 },
    { marks: 'drawn', marks_tries: 2 },
  ]);
  expect(await wordsOf(half)).toEqual(words);
});

test('what cannot be drawn is skipped for a reason that finance reads, and not asked for again', async () => {
  const { db, vendors } = city.context;
  const wall = { width: 400, height: 300, channels: 3, background: '#888' } as const;
  const [gone, broken, locked, plain] = old as [string, string, string, string];
  const kept = await Promise.all(old.map(async (id) => vendors.cos.get(await keyOf(id))));
  await vendors.cos.remove(await keyOf(gone));
  await vendors.cos.put(await keyOf(broken), Buffer.from('no picture'), 'image/jpeg');
  await vendors.cos.put(
    await keyOf(plain),
    await sharp({ create: wall }).jpeg().toBuffer(),
    'image/jpeg',
  );
  const subject = await keyOf(locked);
  city.sandbox.control.addFault({ on: 'cos.get', kind: 'deny', times: 1000, subject });
  for (const tries of [1, 2, 3]) {
    await run();
    expect((await photosNow())[locked]).toEqual({
      marks: tries === 3 ? 'failed' : null,
      marks_tries: tries,
    });
    city.clock.forward(NIGHT_MS);
  }
  const settled = {
    [gone]: { marks: 'missing', marks_tries: 1 },
    [broken]: { marks: 'unreadable', marks_tries: 1 },
    [locked]: { marks: 'failed', marks_tries: 3 },
    [plain]: { marks: 'plain', marks_tries: 1 },
  };
  expect(await photosNow()).toEqual(settled);
  expect(await run()).toBe('');
  expect(await photosNow()).toEqual(settled);
  expect(await (await staff(city, 'finance')).getPhotoMarks()).toEqual({
    waitingCount: 0,
    drawnCount: 0,
    skipped: ['plain', 'unreadable', 'missing', 'failed'].map((why) => ({ why, photoCount: 1 })),
  });
  city.sandbox.control.clearFaults();
  for (const [index, id] of old.entries())
    await vendors.cos.put(await keyOf(id), kept[index]!, 'image/jpeg');
  await db.write(build('photos').whereIn('id', old).update({ marks: null }));
});

test('a storage that is away ends the night, and the next one makes up for it', async () => {
  for (let n = 0; n < 3; n++)
    old.push(await uploadPhoto(person, await sharp(STREETS[n]).flip().jpeg().toBuffer()));
  await city.context.db.write(build('photo_sketches').delete());
  city.sandbox.control.addFault({ on: 'cos.get', kind: 'deny', times: 1000 });
  expect(await run()).toBe('drew the marks of 0 photos, skipped 0; the storage does not answer');
  expect(Object.values(await photosNow()).filter((row) => row.marks_tries > 0)).toHaveLength(5);
  city.sandbox.control.clearFaults();
  city.clock.forward(NIGHT_MS);
  expect(await run()).toBe('drew the marks of 7 photos, skipped 0');
});

test('what was forgotten, or is too old to be compared, stays without', async () => {
  const { db } = city.context;
  const [forgotten, ancient] = old as [string, string];
  await deletePrints(db, [forgotten]);
  const received_at = new Date(city.clock.now().getTime() - 181 * NIGHT_MS);
  await db.write(build('photos').where('id', ancient).update({ received_at }));
  await run();
  expect(await photosNow()).toMatchObject({
    [forgotten]: { marks: 'forgotten', marks_tries: 0 },
    [ancient]: { marks: null, marks_tries: 0 },
  });
  expect(await wordsOf(forgotten)).toEqual([]);
});
