import sharp from 'sharp';
import { type Client, createClient, type Routes, routes, type Send } from '../../contract/index.ts';
import { startSession } from '../core/accounts/index.ts';
import { newId } from '../lib/ids.ts';
import { WEST } from './small-city.ts';
import type { TestCity } from './start-city.ts';

export type Person = Client<Routes>;

/** A caller over real HTTP with these headers. */
export function callerWith(city: TestCity, headers: Record<string, string>): Person {
  const send: Send = async ({ method, url, body }) => {
    const response = await fetch(city.url + url, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return createClient(routes, send);
}

/** Staff of the small city, signed in. */
export async function staff(city: TestCity, username: string): Promise<Person> {
  const token = await startSession(city.context.db, 'staff', `s-${username}`, city.clock.now());
  return callerWith(city, { Cookie: `sid=${token}` });
}

export type CitizenPerson = Person & { openid: string; token: string };

/** A citizen who signed in through the platform's protocol and agreed to the terms. */
export async function citizen(
  city: TestCity,
  { openid = `demo-${newId(new Date())}`, mayBePaid = true, agrees = true, isUnder14 = false } = {},
): Promise<CitizenPerson> {
  const code = city.sandbox.control.mintCode(openid);
  const { token } = await callerWith(city, {}).loginCitizen({ body: { code } });
  const person = callerWith(city, { Authorization: `Bearer ${token}` });
  if (agrees) await agree(person, { mayBePaid, isUnder14 });
  return Object.assign(person, { openid, token });
}

/** Reads the newest terms and agrees to exactly these. */
export async function agree(
  person: Person,
  { mayBePaid = true, isUnder14 = false }: { mayBePaid?: boolean; isUnder14?: boolean | null } = {},
) {
  const { version, sha256 } = await person.getTerms();
  return person.giveConsent({ body: { version, sha256, mayBePaid, isUnder14 } });
}

let painted = 0;

/** A small picture that no other call makes: the same picture twice is refused as evidence. */
export async function paintPhoto(): Promise<Buffer> {
  painted++;
  const pixels = Buffer.alloc(64 * 48 * 3, 90);
  pixels.writeUInt32BE(painted * 40_503, 3000);
  return sharp(pixels, { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg({ quality: 100 })
    .toBuffer();
}

/** The whole way of a photo: form, upload straight to storage, finish. */
export async function uploadPhoto(person: Person, bytes?: Buffer): Promise<string> {
  const picture = bytes ?? (await paintPhoto());
  const id = newId(new Date());
  const form = await person.startUpload({
    body: { id, contentType: 'image/jpeg', bytes: picture.length },
  });
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(form.url, { method: 'POST', body: data });
  if (response.status !== 200) throw new Error(`storage said ${response.status}`);
  await person.finishUpload({ params: { id } });
  return id;
}

/** What a citizen's phone would send; every field can be changed. */
export async function reportOf(person: Person, change: object = {}) {
  return {
    id: newId(new Date()),
    pickId: 'litter',
    text: '路边垃圾无人清理',
    photoIds: [await uploadPhoto(person)],
    place: { ...WEST.at, datum: 'wgs84' as const, accuracyM: 15, address: '西区人民路口' },
    capturedAt: null,
    ...change,
  };
}
