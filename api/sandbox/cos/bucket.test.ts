import COS from 'cos-nodejs-sdk-v5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../lib/business-clock.ts';
import { type OpenSandbox, openSandbox } from '../testing/open-sandbox.ts';

const PHOTO = Buffer.from('0123456789');

describe('the bucket, through the official SDK', () => {
  let city: OpenSandbox;
  let sdk: COS;
  let at: { Bucket: string; Region: string };

  beforeAll(async () => {
    city = await openSandbox();
    const { secretId, secretKey, bucket, region, protocol, domain } = city.sandbox.settings.cos;
    sdk = new COS({
      SecretId: secretId,
      SecretKey: secretKey,
      Protocol: protocol!,
      Domain: domain!,
      Timeout: 4000,
    });
    at = { Bucket: bucket, Region: region };
    await city.cos.put('report/a.jpg', PHOTO, 'image/jpeg');
  });
  afterAll(() => city.close());

  it('serves a part of a photo', async () => {
    const part = await sdk.getObject({ ...at, Key: 'report/a.jpg', Range: 'bytes=2-4' });
    expect(part.statusCode).toBe(206);
    expect(part.Body.toString()).toBe('234');
  });

  it('copies a photo inside the bucket', async () => {
    const { domain } = city.sandbox.settings.cos;
    const CopySource = `${domain!.replace('{Bucket}', at.Bucket)}/report/a.jpg`.replace(
      /^[^/]+\/cos\//,
      '',
    );
    await sdk.request({
      ...at,
      Method: 'PUT',
      Key: 'final/a.jpg',
      Headers: { 'x-cos-copy-source': CopySource },
    });
    expect(await city.cos.get('final/a.jpg')).toEqual(PHOTO);
  });

  it('gives thumbnails only under a signature that names them', async () => {
    const Query = { 'imageMogr2/thumbnail/200x': '' };
    const link = sdk.getObjectUrl({ ...at, Key: 'report/a.jpg', Sign: true, Query });
    expect((await fetch(link)).status).toBe(200);
    const plain = city.cos.presignGet('report/a.jpg', 60);
    expect((await fetch(`${plain}&imageMogr2%2Fthumbnail%2F200x`)).status).toBe(403);
  });

  it('forgets what a lifecycle rule lets expire, and nothing else', async () => {
    await city.cos.put('tmp/draft.jpg', PHOTO, 'image/jpeg');
    await sdk.putBucketLifecycle({
      ...at,
      Rules: [{ ID: 'r', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 2 } }],
    });
    city.sandbox.control.forward(DAY_MS);
    expect(await city.cos.head('tmp/draft.jpg')).not.toBeNull();
    city.sandbox.control.forward(DAY_MS);
    expect(await city.cos.head('tmp/draft.jpg')).toBeNull();
    expect(await city.cos.head('report/a.jpg')).not.toBeNull();
  });

  it('refuses bytes that do not match their digest', async () => {
    const wrong = {
      ...at,
      Key: 'report/b.jpg',
      Body: PHOTO,
      ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    await expect(sdk.putObject(wrong)).rejects.toMatchObject({ code: 'BadDigest' });
  });

  it('misbehaves on request: gone after a put, another ETag, bytes that are no picture', async () => {
    const { control } = city.sandbox;
    control.addFault({ on: 'cos.head', kind: 'vanish' });
    expect(await city.cos.head('report/a.jpg')).toBeNull();
    control.addFault({ on: 'cos.put', kind: 'wrong_etag' });
    const { etag } = await city.cos.put('report/c.jpg', PHOTO, 'image/jpeg');
    expect(etag).toBe('0'.repeat(32));
    control.addFault({ on: 'cos.put', kind: 'garbage' });
    await city.cos.put('report/d.jpg', PHOTO, 'image/jpeg');
    expect(await city.cos.get('report/d.jpg')).not.toEqual(PHOTO);
    control.addFault({ on: 'cos.get', kind: 'cut', times: 9 });
    await expect(city.cos.get('report/a.jpg')).rejects.toThrow();
    control.clearFaults();
  });
});
