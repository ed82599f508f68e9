import { readFileSync } from 'node:fs';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../lib/ids.ts';
import { citizen, reportOf, staff, uploadPhoto } from '../testing/people.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const photo = (name: string) => readFileSync(new URL(`../testing/photos/${name}`, import.meta.url));
const download = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

describe('photos', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const reported = async (bytes: Buffer) => {
    const person = await citizen(city);
    const photoIds = [await uploadPhoto(person, bytes)];
    const mine = await person.reportCase({ body: await reportOf(person, { photoIds }) });
    const acceptor = await staff(city, 'acceptor');
    return { person, mine, seen: await acceptor.getCase({ params: { id: mine.id } }), acceptor };
  };

  it('a phone photo is turned upright, loses its EXIF, and its time and place stay as a hint for staff', async () => {
    const original = photo('photo-beijing-gps-rotated.jpg');
    const { mine, seen } = await reported(original);
    const [shown] = mine.photos;
    for (const url of [shown!.thumbUrl, shown!.displayUrl]) {
      const bytes = await download(url);
      expect(await exifr.parse(bytes, true)).toBeUndefined();
      expect(bytes.includes('Apple')).toBe(false);
      expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
    }
    const stored = await sharp(original).metadata();
    expect(stored.orientation).toBe(6);
    expect(shown!.width / shown!.height).toBeCloseTo(stored.height / stored.width, 2);
    expect(shown!.hint).toBeUndefined();
    expect(seen.photos[0]!.hint).toMatchObject({ camera: 'Apple iPhone 6 Plus' });
    expect(seen.photos[0]!.hint!.latitude).toBeCloseTo(40.0041, 3);
    expect(seen.photos[0]!.hint!.longitude).toBeCloseTo(116.4848, 3);
    expect(seen.photos[0]!.hint!.takenAt).toMatch(/^2016-03-24T/);
  });

  it('broken EXIF gives empty hints, not an error', async () => {
    const { mine, seen } = await reported(photo('photo-malformed-exif.jpg'));
    expect(seen.photos[0]!.hint).toMatchObject({ longitude: null, latitude: null });
    expect((await sharp(await download(mine.photos[0]!.displayUrl)).metadata()).format).toBe(
      'jpeg',
    );
  });

  it('the original stays private: staff with the case open it for minutes, and the look is logged', async () => {
    const { seen, acceptor } = await reported(photo('photo-malformed-exif.jpg'));
    const params = { id: seen.photos[0]!.id };
    const { url } = await acceptor.getOriginal({ params });
    expect((await download(url)).equals(photo('photo-malformed-exif.jpg'))).toBe(true);
    expect((await fetch(url.split('?')[0]!)).status).toBe(403);
    const logged = await city.context.db.pool.query(
      "SELECT * FROM access_log WHERE what = 'original-photo'",
    );
    expect(logged[0]).toHaveLength(1);
    const east = await staff(city, 'east_acceptor');
    await expect(east.getOriginal({ params })).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a page named .jpg', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a truncated picture', photo('photo-malformed-exif.jpg').subarray(0, 20_000)],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  ])('%s is refused as a photo', async (_name, bytes) => {
    const person = await citizen(city);
    await expect(uploadPhoto(person, bytes)).rejects.toMatchObject({
      code: 'photo_unreadable',
      status: 415,
    });
  });

  it('a photo must have arrived, be one’s own and be used once', async () => {
    const [one, other] = [await citizen(city), await citizen(city)];
    const id = newId(new Date());
    await one.startUpload({ body: { id, contentType: 'image/jpeg', bytes: 10 } });
    await expect(one.finishUpload({ params: { id } })).rejects.toMatchObject({
      code: 'photo_not_uploaded',
    });
    await expect(
      other.startUpload({ body: { id, contentType: 'image/jpeg', bytes: 10 } }),
    ).rejects.toMatchObject({ code: 'id_taken' });
    const report = async (photoIds: string[]) =>
      one.reportCase({ body: await reportOf(one, { photoIds }) });
    await expect(report([id])).rejects.toMatchObject({ code: 'photo_not_uploaded' });
    await expect(report([await uploadPhoto(other)])).rejects.toMatchObject({
      code: 'photo_not_found',
    });
    const mine = await uploadPhoto(one);
    await report([mine]);
    await expect(report([mine])).rejects.toMatchObject({ code: 'photo_already_used' });
  });

  it('the picture of the problem is no proof of its solution', async () => {
    const bytes = photo('photo-malformed-exif.jpg');
    const { mine, acceptor } = await reported(bytes);
    const params = { id: mine.id };
    await acceptor.actOnCase({
      params,
      body: { action: 'accept_and_register', standardId: 's-litter' },
    });
    await (await staff(city, 'dispatcher')).actOnCase({
      params,
      body: { action: 'dispatch', unitId: 'u-env' },
    });
    await (await staff(city, 'env_head')).actOnCase({
      params,
      body: { action: 'receive', handlerId: 's-env_worker' },
    });
    const worker = await staff(city, 'env_worker');
    const photoIds = [await uploadPhoto(worker, bytes)];
    const result = worker.actOnCase({
      params,
      body: { action: 'submit_result', note: '好了', photoIds },
    });
    await expect(result).rejects.toMatchObject({ code: 'same_picture' });
  });
});
