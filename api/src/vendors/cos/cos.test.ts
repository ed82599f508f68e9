import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../../sandbox/testing/open-sandbox.ts';
import { createCos } from './index.ts';

const PHOTO = Buffer.from('\xff\xd8\xff a photo of a pothole', 'latin1');
const MD5 = createHash('md5').update(PHOTO).digest('hex');

describe('keeping photos in object storage', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  it.each(['report/2026/a.jpg', '案件/a b(1)!.jpg', "x/'*+&=%.png"])(
    'puts, measures, reads and removes %s',
    async (key) => {
      const { cos } = city;
      expect(await cos.put(key, PHOTO, 'image/jpeg')).toEqual({ etag: MD5 });
      const head = { bytes: PHOTO.length, contentType: 'image/jpeg', etag: MD5 };
      expect(await cos.head(key)).toEqual(head);
      expect(await cos.get(key)).toEqual(PHOTO);
      await cos.remove(key);
      expect(await cos.head(key)).toBeNull();
      await expect(cos.get(key)).rejects.toMatchObject({ code: 'NoSuchKey', http: 404 });
      await cos.remove(key);
    },
  );

  it('gives links that open in a browser, until they are changed or die', async () => {
    await city.cos.put('report/link.jpg', PHOTO, 'image/jpeg');
    const link = city.cos.presignGet('report/link.jpg', 60);
    const opened = await fetch(link);
    expect(opened.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(PHOTO);
    expect((await fetch(link.replace('link.jpg', 'other.jpg'))).status).toBe(403);
    expect((await fetch(link.split('?')[0]!)).status).toBe(403);
    expect((await fetch(city.cos.presignGet('report/link.jpg', -60))).status).toBe(403);
  });

  it('is refused with a wrong secret, which is not mistaken for "not there"', async () => {
    const cos = createCos({ ...city.sandbox.settings.cos, secretKey: 'x'.repeat(32) });
    await expect(cos.head('report/link.jpg')).rejects.toMatchObject({ http: 403 });
    await expect(cos.put('report/x.jpg', PHOTO, 'image/jpeg')).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
  });

  it('says nothing secret in its errors', async () => {
    city.sandbox.control.addFault({ on: 'cos.get', kind: 'deny' });
    const trouble = await city.cos.get('report/link.jpg').catch((caught: unknown) => caught);
    expect(String((trouble as Error).message)).toBe('object storage get: AccessDenied');
    expect(JSON.stringify(trouble)).not.toContain('q-signature');
  });

  it('gets over one breakdown of the storage by itself', async () => {
    city.sandbox.control.addFault({ on: 'cos.put', kind: 'fail_before' });
    expect(await city.cos.put('report/again.jpg', PHOTO, 'image/jpeg')).toEqual({ etag: MD5 });
  });

  it('does not take a breakdown for a missing photo', async () => {
    city.sandbox.control.addFault({ on: 'cos.head', kind: 'deny', times: 9 });
    await expect(city.cos.head('report/link.jpg')).rejects.toMatchObject({ http: 403 });
    city.sandbox.control.clearFaults();
  });
});

describe('a phone uploading under a signed form', () => {
  let city: OpenSandbox;
  beforeAll(async () => {
    city = await openSandbox();
  });
  afterAll(() => city.close());

  const order = { contentType: 'image/jpeg', maxBytes: 64 };

  async function upload(key: string, change: Record<string, string> = {}, bytes = PHOTO) {
    const { url, fields } = city.cos.postForm({ ...order, key, now: new Date() });
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg');
    const response = await fetch(url, { method: 'POST', body: form });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  it('stores the photo under the one key it was given', async () => {
    const done = await upload('report/2026/03/a.jpg');
    expect(done.status).toBe(200);
    expect(done.headers.get('access-control-allow-origin')).toBe('*');
    expect(await city.cos.head('report/2026/03/a.jpg')).toMatchObject({ etag: MD5 });
  });

  it.each([
    ['another key', { key: 'report/other.jpg' }],
    ['something that is not a picture', { 'Content-Type': 'text/html' }],
    ['a forged signature', { 'q-signature': '0'.repeat(40) }],
    ['an unknown customer', { 'q-ak': 'AKIDstranger' }],
    ['a field nobody allowed', { 'x-cos-acl': 'public-read' }],
  ])('is refused for %s', async (_what, change) => {
    const before = city.sandbox.control.objects().length;
    expect((await upload('report/refused.jpg', change)).status).toBe(403);
    expect(city.sandbox.control.objects()).toHaveLength(before);
  });

  it('is refused when the photo is empty or too large', async () => {
    expect(await upload('report/b.jpg', {}, Buffer.alloc(65))).toMatchObject({
      status: 400,
      text: expect.stringContaining('EntityTooLarge'),
    });
    expect(await upload('report/b.jpg', {}, Buffer.alloc(0))).toMatchObject({
      text: expect.stringContaining('EntityTooSmall'),
    });
  });

  it('is refused a quarter of an hour later', async () => {
    const now = new Date(Date.now() - 901_000);
    const { fields } = city.cos.postForm({ ...order, key: 'report/late.jpg', now });
    expect((await upload('report/late.jpg', fields)).status).toBe(403);
  });
});
