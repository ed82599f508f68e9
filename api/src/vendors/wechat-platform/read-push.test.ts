import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../../sandbox/testing/listen.ts';
import { type OpenSandbox, openSandbox } from '../../../sandbox/testing/open-sandbox.ts';
import { signPush } from './push-crypto.ts';

const OPENID = 'oCitizen1';
const queryOf = (url: string) =>
  Object.fromEntries(new URL(url, 'http://localhost').searchParams) as Record<string, string>;

describe('the platform pushing its verdict on a photo', () => {
  let city: OpenSandbox;
  let ear: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    city = await openSandbox();
    await city.platform.codeToSession(city.sandbox.control.mintCode(OPENID));
    await city.cos.put('report/photo.jpg', Buffer.from('photo'), 'image/jpeg');
    ear = await listen(({ method, url, raw }) => {
      const query = queryOf(url);
      if (method === 'GET') return { status: 200, body: city.platform.checkAddress(query) ?? '' };
      return city.platform.readPush(query, raw.toString()).ok
        ? { status: 200, body: 'success' }
        : { status: 403 };
    });
    expect(await city.sandbox.control.setPushUrl(ear.url)).toBe(true);
  });
  afterAll(async () => {
    ear.close();
    await city.close();
  });

  const link = () => city.cos.presignGet('report/photo.jpg', 3600);
  const read = ({ url, raw }: { url: string; raw: Buffer }) =>
    city.platform.readPush(queryOf(url), raw.toString());

  async function verdictOn(mediaUrl: string, sends = 1) {
    ear.heard.length = 0;
    const asked = await city.platform.checkImage({ openid: OPENID, mediaUrl, scene: 3 });
    const heard = await ear.waitFor(sends);
    return { asked, readings: heard.map(read) };
  }

  it('proves the address by the published example', () => {
    const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696';
    expect(signPush(['AAAAA', '1714036504', '1514711492'])).toBe(signature);
    const query = { signature, timestamp: '1714036504', nonce: '1514711492', echostr: 'x' };
    expect(city.platform.checkAddress(query)).toBeNull();
  });

  it('passes an ordinary photo and names it by its trace id', async () => {
    const { asked, readings } = await verdictOn(link());
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({
      ok: true,
      push: { kind: 'image_verdict', traceId: asked.ok && asked.traceId, verdict: 'pass' },
    });
  });

  it.each(['risky', 'review'])('brings the verdict %s', async (kind) => {
    city.sandbox.control.addFault({ on: 'weixin.image', kind });
    const { readings } = await verdictOn(link());
    expect(readings[0]).toMatchObject({ push: { verdict: kind } });
  });

  it('says that it could not download a photo whose link is dead', async () => {
    const { readings } = await verdictOn(link().split('?')[0]!);
    expect(readings[0]).toMatchObject({ push: { verdict: 'not_downloaded' } });
  });

  it('may come twice under the same key, or never', async () => {
    city.sandbox.control.addFault({ on: 'weixin.push', kind: 'twice' });
    const { readings } = await verdictOn(link(), 2);
    expect(readings).toHaveLength(2);
    expect(readings[0]).toEqual(readings[1]);
    city.sandbox.control.addFault({ on: 'weixin.push', kind: 'none' });
    expect((await verdictOn(link(), 0)).readings).toHaveLength(0);
  });

  it('refuses a wrong signature and takes the good repeat', async () => {
    city.sandbox.control.addFault({ on: 'weixin.push', kind: 'wrong_signature' });
    const { readings } = await verdictOn(link(), 2);
    expect(readings[0]).toEqual({ ok: false, why: 'bad_signature' });
    expect(readings[1]?.ok).toBe(true);
  });

  it('takes no message in clear', async () => {
    city.sandbox.control.configure({ pushMode: 'plain' });
    const { readings } = await verdictOn(link(), 1);
    expect(readings[0]).toEqual({ ok: false, why: 'not_encrypted' });
    city.sandbox.control.configure({ pushMode: 'encrypted' });
  });

  it('refuses a message whose encrypted text was changed', async () => {
    ear.heard.length = 0;
    await city.platform.checkImage({ openid: OPENID, mediaUrl: link(), scene: 3 });
    const [heard] = await ear.waitFor(1);
    const sealed = JSON.parse(heard!.raw.toString()) as { Encrypt: string };
    const changed = `${sealed.Encrypt.startsWith('A') ? 'B' : 'A'}${sealed.Encrypt.slice(1)}`;
    const reading = city.platform.readPush(
      queryOf(heard!.url),
      JSON.stringify({ ...sealed, Encrypt: changed }),
    );
    expect(reading).toEqual({ ok: false, why: 'bad_signature' });
  });
});
