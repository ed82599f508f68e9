import { createCipheriv, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../lib/db.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { person, type TestPerson } from '../rewards/testing.ts';
import { checkLedger } from './index.ts';
import { type Chance, chanceOf } from './simulator/random.ts';
import { claimId, confirmOnPhone, earn, rowOf, waitUntil } from './testing.ts';

type Notice = { headers: Record<string, string>; body: Buffer };
type Waiting = { payoutId: string; notice: Notice };

const SEED = 20_261_120;
const FORGERIES = 2200;
const GENUINE = 12;
const AT_ONCE = 16;
const SIGNED = ['timestamp', 'nonce', 'serial', 'signature'].map((name) => `wechatpay-${name}`);

let city: TestCity;
let payee: TestPerson;
let waiting: Waiting[];
/** Written by WeChat, but each wrong in one way. */
let spoilt: Notice[];

// WeChat posts to this ear instead of the city: so the tests hold what WeChat really wrote, and its key stays with it.
const heard = new Map<string, Notice>();
const ear = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    ['content-type', ...SIGNED].map((name) => [name, String(request.headers[name] ?? '')]),
  );
  heard.set(request.url?.split('/')[1] ?? '', { headers, body: Buffer.concat(chunks) });
  response.end();
});

beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
  payee = await person(city);
  waiting = [];
  for (let n = 0; n < GENUINE; n++) waiting.push(await overheard(`good${n}`));
  spoilt = [];
  for (const kind of ['signtest', 'wrong_key', 'wrong_api_key', 'old_time', 'flipped_tag']) {
    city.sandbox.control.addFault({ on: 'pay.callback', kind });
    spoilt.push((await overheard(kind)).notice);
  }
});
afterAll(async () => {
  ear.close();
  await city.stop();
});

/** A payout that waits for its outcome, and the notice that says it. */
async function overheard(name: string): Promise<Waiting> {
  const { port } = ear.address() as AddressInfo;
  const usual = city.context.config.publicUrl;
  city.context.config.publicUrl = `http://127.0.0.1:${port}/${name}`;
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  city.context.config.publicUrl = usual;
  await confirmOnPhone(city, payout.confirmation);
  await waitUntil(async () => heard.has(name));
  return { payoutId: payout.id, notice: heard.get(name)! };
}

async function post({ headers, body }: Notice): Promise<number> {
  const response = await fetch(`${city.url}/api/wechat-pay/transfer-notices`, {
    ...{ method: 'POST', headers, body: new Uint8Array(body) },
  });
  await response.arrayBuffer();
  return response.status;
}

const flipBit = (bytes: Buffer, chance: Chance): Buffer => {
  const changed = Buffer.from(bytes);
  changed[chance.below(changed.length)]! ^= 1 << chance.below(8);
  return changed;
};
const withHeader = ({ headers, body }: Notice, name: string, value: string): Notice => ({
  ...{ headers: { ...headers, [`wechatpay-${name}`]: value }, body },
});
const headerOf = ({ headers }: Notice, name: string) => headers[`wechatpay-${name}`] ?? '';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_!';

/** Every way to get a notice wrong that needs no key of WeChat's. */
const FORGERS: Record<string, (notice: Notice, chance: Chance) => Notice> = {
  'a bit of the body flipped': ({ headers, body }, chance) => ({
    ...{ headers, body: flipBit(body, chance) },
  }),
  'a bit of the signature flipped': (notice, chance) => {
    const bytes = Buffer.from(headerOf(notice, 'signature'), 'base64');
    return withHeader(notice, 'signature', flipBit(bytes, chance).toString('base64'));
  },
  'the signature written differently': (notice, chance) => {
    const text = headerOf(notice, 'signature');
    const at = chance.below(text.length);
    const letter = BASE64[chance.below(BASE64.length)]!;
    const isSame = text[at] === letter;
    return withHeader(
      notice,
      'signature',
      text.slice(0, at) + letter + (isSame ? letter : '') + text.slice(at + 1),
    );
  },
  'another moment': (notice, chance) => {
    const shift = 1 + chance.below(chance.is(0.5) ? 10 : 1_000_000);
    const at = Number(headerOf(notice, 'timestamp')) + (chance.is(0.5) ? shift : -shift);
    return withHeader(notice, 'timestamp', chance.is(0.1) ? `${at}.0` : String(at));
  },
  'another nonce': (notice, chance) =>
    withHeader(
      notice,
      'nonce',
      `${headerOf(notice, 'nonce').slice(1)}${chance.below(10)}${chance.is(0.5) ? 'x' : ''}`,
    ),
  'another key id': (notice, chance) => {
    const serial = headerOf(notice, 'serial');
    const others = ['', '__proto__', 'constructor', 'toString', `${serial}0`, serial.slice(1)];
    return withHeader(notice, 'serial', chance.pick(others)!);
  },
  'a header missing': ({ headers, body }, chance) => {
    const missing = chance.pick(SIGNED);
    const kept = Object.entries(headers).filter(([name]) => name !== missing);
    return { headers: Object.fromEntries(kept), body };
  },
  'the text longer, shorter, reformatted': ({ headers, body }, chance) => {
    const ways = [
      Buffer.concat([body, Buffer.from(' ')]),
      body.subarray(0, chance.below(body.length)),
      Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1 + chance.below(4))),
      Buffer.from(body.toString().replace('"id"', `"id":"${chance.below(9)}","id"`)),
    ];
    return { headers, body: chance.pick(ways)! };
  },
  'the signature of another notice': ({ body }, chance) => {
    const other = chance.pick(waiting.filter((one) => one.notice.body !== body))!;
    return { headers: other.notice.headers, body };
  },
  'written by somebody who got hold of the APIv3 key': (notice, chance) => forge(notice, chance),
  'spoilt by its sender': (_, chance) => chance.pick(spoilt)!,
};

const thief = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** All in order, but for the one key that only WeChat has. */
function forge(notice: Notice, chance: Chance): Notice {
  const envelope = JSON.parse(notice.body.toString());
  const nonce = String(100_000_000_000 + chance.below(1_000_000_000));
  const cipher = createCipheriv('aes-256-gcm', city.sandbox.settings.wechatPay.apiV3Key, nonce);
  cipher.setAAD(Buffer.from('mch_payment'));
  const text = JSON.stringify({ state: 'SUCCESS', transfer_amount: 100 + chance.below(900) });
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  Object.assign(envelope.resource, { nonce, ciphertext: sealed.toString('base64') });
  const body = Buffer.from(JSON.stringify({ ...envelope, id: `forged-${nonce}` }));
  const at = String(Math.floor(Date.now() / 1000));
  const signed = Buffer.concat([Buffer.from(`${at}\n${nonce}\n`), body, Buffer.from('\n')]);
  const signature = sign('RSA-SHA256', signed, thief.privateKey).toString('base64');
  const headers = {
    ...notice.headers,
    ...{ 'wechatpay-timestamp': at, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature },
  };
  return { headers, body };
}

async function inParallel<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const lane = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

const rowsOfWaiting = () => Promise.all(waiting.map(({ payoutId }) => rowOf(city, payoutId)));

test(`of ${FORGERIES} forged, tampered, stale and wrongly signed notices none is accepted`, async () => {
  const chance = chanceOf(SEED);
  const before = await rowsOfWaiting();
  const forgers = Object.entries(FORGERS);
  const all = Array.from({ length: FORGERIES }, (_, n) => {
    const [how, forger] = forgers[n % forgers.length]!;
    return { how, notice: forger(chance.pick(waiting)!.notice, chance) };
  });
  const accepted: string[] = [];
  await inParallel(all, async ({ how, notice }) => {
    const http = await post(notice);
    if (http < 400 || http >= 500) accepted.push(`${how}: ${http}`);
  });
  expect(accepted).toEqual([]);
  expect(await city.context.db.rows(build('pay_notices'))).toEqual([]);
  expect(await rowsOfWaiting()).toEqual(before);
}, 90_000);

test('after all of them each genuine notice is accepted, and kept once however often it comes', async () => {
  const often = waiting.flatMap(({ notice }) => [notice, notice, notice, notice]);
  const said: number[] = [];
  await inParallel(often, async (notice) => {
    said.push(await post(notice));
  });
  expect(said).toEqual(often.map(() => 200));
  const kept = await city.context.db.rows<{ payout_id: string; is_ours: number }>(
    build('pay_notices'),
  );
  expect(kept.map((one) => one.payout_id).sort()).toEqual(
    waiting.map((one) => one.payoutId).sort(),
  );
  expect(kept.every((one) => one.is_ours === 1)).toBe(true);
  // Even a genuine one moves nothing by itself.
  const states = (await rowsOfWaiting()).map((row) => row.state);
  expect(new Set(states)).toEqual(new Set(['wait_confirm']));
  expect(await checkLedger(city.context.db)).toEqual([]);
});
