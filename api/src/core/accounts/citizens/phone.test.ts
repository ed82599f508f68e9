import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { RATE_LIMITS } from '../../../lib/http/rate-limits.ts';
import { runJob } from '../../../lib/jobs.ts';
import { type CitizenPerson, citizen } from '../../../testing/people.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { dropOldSightings, maskPhone } from './bind-phone.ts';
import { accountsOnPhones } from './phone-store.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

const codeFor = (person: CitizenPerson, phone: string) =>
  city.sandbox.control.mintPhoneCode(person.openid, phone);
const bind = (person: CitizenPerson, phone: string) =>
  person.bindPhone({ body: { code: codeFor(person, phone) } });
const idOf = async (person: CitizenPerson) => (await person.getCitizenMe()).id;
const LONG_AGO = new Date('2026-01-01');

describe('a telephone number', () => {
  test('is bound from a code of WeChat, shown with its middle hidden and kept sealed', async () => {
    const person = await citizen(city);
    expect(await bind(person, '13800001234')).toMatchObject({ phone: '138****1234' });
    expect(await person.getCitizenMe()).toMatchObject({ phone: '138****1234' });
    const rows = await city.context.db.rows<Record<string, unknown>>(build('citizen_phones'));
    expect(rows).toHaveLength(1);
    for (const value of Object.values(rows[0] ?? {}))
      expect(String(value)).not.toContain('3800001234');
    expect(await bind(person, '13900005678')).toMatchObject({ phone: '139****5678' });
    expect(await person.unbindPhone({ body: {} })).toMatchObject({ phone: null });
    expect(await city.context.db.rows(build('citizen_phones'))).toEqual([]);
  });

  test('comes from a code once; a login code, a wrong one and a busy WeChat are told apart', async () => {
    const person = await citizen(city);
    const code = codeFor(person, '13800002222');
    await person.bindPhone({ body: { code } });
    for (const bad of [code, 'no-such-code', city.sandbox.control.mintCode(person.openid)])
      await expect(person.bindPhone({ body: { code: bad } })).rejects.toMatchObject({
        code: 'phone_code_used',
        status: 422,
      });
    for (const [errcode, refusal] of [
      [45011, 'too_many_requests'],
      [-1, 'vendor_unavailable'],
      [47001, 'vendor_unavailable'],
    ] as const) {
      city.sandbox.control.addFault({ on: 'weixin.phone', kind: 'errcode', errcode });
      await expect(bind(person, '13800002222')).rejects.toMatchObject({ code: refusal });
    }
    city.sandbox.control.addFault({ on: 'weixin.phone', kind: 'not_json' });
    await expect(bind(person, '13800002222')).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(await person.getCitizenMe()).toMatchObject({ phone: '138****2222' });
  });

  test('belongs to one account, also when two bind it at the same moment; both stay known by its hash', async () => {
    const two = await Promise.all([citizen(city), citizen(city)]);
    const tries = await Promise.allSettled(two.map((person) => bind(person, '13800003333')));
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: 'phone_taken', status: 409 } });
    for (const person of two)
      expect(await accountsOnPhones(city.context.db, await idOf(person), LONG_AGO)).toBe(2);
    const stranger = await citizen(city);
    expect(await accountsOnPhones(city.context.db, await idOf(stranger), LONG_AGO)).toBe(0);
  });

  test('may be tried ten times an hour, for WeChat counts each', async () => {
    const strict = await startCity({ limits: RATE_LIMITS });
    try {
      const person = await citizen(strict);
      const codes: string[] = [];
      for (let n = 0; n < 11; n++)
        await person
          .bindPhone({ body: { code: 'no-such-code' } })
          .catch((error) => codes.push(error.code));
      expect(codes.slice(0, 10)).toEqual(Array(10).fill('phone_code_used'));
      expect(codes[10]).toBe('too_many_requests');
    } finally {
      await strict.stop();
    }
  });

  test('of another country keeps its first and last three digits only', () => {
    expect(maskPhone('+8613812345678')).toBe('138****5678');
    expect(maskPhone('+85291234567')).toBe('852****567');
    expect(maskPhone('+6581234567')).toBe('658****567');
  });
});

describe('closing an account', () => {
  test('drops who it was and the number, ends every session and keeps the consents', async () => {
    const person = await citizen(city);
    const id = await idOf(person);
    await bind(person, '13800004444');
    await person.closeAccount({ body: {} });
    await expect(person.getCitizenMe()).rejects.toMatchObject({ code: 'login_required' });
    const { db } = city.context;
    expect(await db.first(build('citizens').where({ id }))).toMatchObject({
      openid_sealed: null,
      openid_lookup: null,
      may_be_paid: 0,
    });
    expect(await db.rows(build('citizen_phones').where('citizen_id', id))).toEqual([]);
    expect(await db.rows(build('consents').where('citizen_id', id))).toHaveLength(1);

    // The same WeChat account is somebody new, and the number is free again; its hash still tells.
    const again = await citizen(city, { openid: person.openid, agrees: false });
    expect(await again.getCitizenMe()).toMatchObject({ consentAsked: 'first', phone: null });
    await bind(again, '13800004444');
    expect(await accountsOnPhones(db, await idOf(again), LONG_AGO)).toBe(2);
  });

  test('wins over a number that is bound at the same moment', async () => {
    const person = await citizen(city);
    const id = await idOf(person);
    await Promise.allSettled([bind(person, '13800005555'), person.closeAccount({ body: {} })]);
    await person.closeAccount({ body: {} }).catch(() => undefined);
    expect(await city.context.db.rows(build('citizen_phones').where('citizen_id', id))).toEqual([]);
  });
});

test('after 180 days nobody knows any more which accounts a number was seen with', async () => {
  const { context } = city;
  expect(await context.db.rows(build('phone_sightings'))).not.toEqual([]);
  city.clock.forward(181 * 86_400_000);
  await runJob(context, dropOldSightings);
  expect(await context.db.rows(build('phone_sightings'))).toEqual([]);
});
