import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { picker } from './city/picker.ts';
import { photoKinds, photoOf } from './photos.ts';

const folder = new URL('./photos/', import.meta.url);

test('every picture belongs to a kind that citizens can choose', () => {
  expect(photoKinds.length).toBeGreaterThanOrEqual(16);
  const choices = picker.map(({ id }) => id);
  for (const kind of photoKinds) expect(choices).toContain(kind);
});

test('a picture taken before has one taken after, and both load fast', () => {
  const names = readdirSync(folder);
  for (const name of names) {
    const twin = name.replace(/before|after/, (phase) => (phase === 'before' ? 'after' : 'before'));
    expect(names).toContain(twin);
    expect(statSync(new URL(name, folder)).size, name).toBeLessThan(60_000);
  }
});

test('ten reports of one kind carry ten different pictures of a full size', async () => {
  const photos = await Promise.all(
    Array.from({ length: 10 }, (_, i) => photoOf('litter', 'before', i)),
  );
  const prints = photos.map((photo) => createHash('md5').update(photo).digest('hex'));
  expect(new Set(prints).size).toBe(10);
  const { width, height } = await sharp(photos[3]).metadata();
  expect(Math.min(width, height)).toBeGreaterThan(800);
});

test('asking for a kind without pictures is an error, not an empty file', async () => {
  await expect(photoOf('volcano', 'before', 0)).rejects.toThrow('volcano');
});
