import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS, routes } from '../../contract/index.ts';
import { build } from '../lib/db.ts';
import { RATE_LIMITS } from '../lib/http/rate-limits.ts';
import { newId } from '../lib/ids.ts';
import { citizen, reportOf } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { WEST } from '../testing/small-city.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

describe('bad input', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(city.url + path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  const codeOf = async (response: Response) =>
    ((await response.json()) as { error: { code: string } }).error.code;
  const countCases = async () => (await city.context.db.rows(build('cases').select('id'))).length;

  it.each([
    [
      'outside the city',
      { place: { ...WEST.at, longitude: 116.4, datum: 'wgs84', accuracyM: 5, address: '北京' } },
      'outside_city',
    ],
    ['of an unknown kind', { pickId: 'volcano' }, 'category_unknown'],
    ['without a photo', { photoIds: [] }, 'invalid_input'],
    [
      'with ten photos',
      { photoIds: Array.from({ length: 10 }, () => newId(new Date())) },
      'invalid_input',
    ],
    ['with a photo that does not exist', { photoIds: [newId(new Date())] }, 'photo_not_found'],
    ['with words that WeChat calls risky', { text: '违禁样例' }, 'content_refused'],
    ['with a field nobody asked for', { reward: 100 }, 'invalid_input'],
    [
      'with a longitude of 999',
      { place: { longitude: 999, latitude: 36.5, datum: 'wgs84', accuracyM: 5, address: '' } },
      'invalid_input',
    ],
    ['with control characters', { text: 'a\u0000b' }, 'invalid_input'],
    ['with 501 characters', { text: '长'.repeat(501) }, 'invalid_input'],
  ])('a report %s is refused in Chinese, and nothing is written', async (_what, change, code) => {
    const person = await citizen(city);
    const before = await countCases();
    const report = await reportOf(person, change);
    const refused = await person.reportCase({ body: report as never }).catch((error) => error);
    expect(refused).toMatchObject({ code, message: ERRORS[code as keyof typeof ERRORS][1] });
    expect(await countCases()).toBe(before);
  });

  it('nobody reports before agreeing to the terms', async () => {
    const person = await citizen(city, { agrees: false });
    const report = person.reportCase({ body: await reportOf(person) });
    await expect(report).rejects.toMatchObject({ code: 'consent_required', status: 403 });
  });

  it('a position in GCJ-02 is kept as received and used as WGS-84', async () => {
    const place = {
      longitude: 119.2056,
      latitude: 36.5003,
      datum: 'gcj02',
      accuracyM: 5,
      address: '西区',
    };
    const road = await Road.reported(city, undefined, { place });
    const seen = await (await road.as('acceptor')).getCase({ params: { id: road.caseId } });
    expect(seen.receivedPlace).toEqual({ longitude: 119.2056, latitude: 36.5003, datum: 'gcj02' });
    expect(seen.place.longitude).toBeCloseTo(119.2, 2);
    expect(seen.place.longitude).not.toBeCloseTo(119.2056, 4);
  });

  it('a step on an old picture of the case is refused and changes nothing', async () => {
    const road = await Road.reported(city);
    const seen = await (await road.as('acceptor')).getCase({ params: { id: road.caseId } });
    await road.file();
    const late = road.act('acceptor', {
      action: 'void',
      version: seen.version,
      reason: 'test',
      note: '无',
    });
    await expect(late).rejects.toMatchObject({ code: 'case_changed', status: 409 });
  });

  it.each([
    ['no such standard', { action: 'accept_and_register', standardId: 'nope' }, 'standard_unknown'],
    ['filing without a standard', { action: 'accept_and_register' }, 'standard_required'],
    ['a merge into itself', { action: 'merge', mainCaseId: 'SELF' }, 'main_case_unsuitable'],
    [
      'a reason that is not on the list',
      { action: 'reject', reason: 'because', note: '无' },
      'reason_required',
    ],
  ])('%s is refused', async (_what, body, code) => {
    const road = await Road.reported(city);
    if ('mainCaseId' in body) body.mainCaseId = road.caseId;
    await expect(road.act('acceptor', body as never)).rejects.toMatchObject({ code });
  });

  it('a dispatch to a unit that handles nothing, or to a handler of another unit, is refused', async () => {
    const road = await Road.reported(city);
    await road.file();
    await expect(road.dispatch('u-centre')).rejects.toMatchObject({ code: 'unit_unknown' });
    await road.dispatch();
    const receive = road.act('env_head', { action: 'receive', handlerId: 's-roads_worker' });
    await expect(receive).rejects.toMatchObject({ code: 'handler_unknown' });
  });

  it.each([
    ['not JSON', '{', {}, 'unreadable_body'],
    [
      'another content type',
      'a=1',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'unsupported_content_type',
    ],
    ['a body of 100 kB', JSON.stringify({ code: 'x'.repeat(100_000) }), {}, 'body_too_large'],
    ['a list', '[]', {}, 'invalid_input'],
  ])('%s is answered with a code, never with 500', async (_what, body, headers, code) => {
    const response = await post('/api/citizen/login', body, headers as never);
    expect(response.status).toBeLessThan(500);
    expect(await codeOf(response)).toBe(code);
  });

  it('unknown addresses under /api are answered in the same form', async () => {
    expect(await codeOf(await fetch(`${city.url}/api/nothing-here`))).toBe('no_such_route');
  });
});

describe('the edge', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity({ limits: { ...RATE_LIMITS, login: { calls: 3, seconds: 60 } } });
  });
  afterAll(() => city.stop());

  it('describes itself: every operation is in OpenAPI 3.1 and on the page for people', async () => {
    const description = (await (await fetch(`${city.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(description.openapi).toBe('3.1.0');
    const operations = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map((one) => one.operationId),
    );
    expect(operations.sort()).toEqual(Object.keys(routes).sort());
    const page = await (await fetch(`${city.url}/docs`)).text();
    for (const { path } of Object.values(routes)) expect(page).toContain(path);
  });

  it('says whether it lives and whether it can work, and sends the headers that protect a page', async () => {
    expect(await (await fetch(`${city.url}/healthz`)).json()).toEqual({ status: 'alive' });
    const ready = await fetch(`${city.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(ready.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(ready.headers.get('x-content-type-options')).toBe('nosniff');
    expect(ready.headers.get('x-request-id')).toMatch(/^[0-9A-Z]{26}$/);
  });

  it('too many logins are slowed down, whatever the header says of the address', async () => {
    const attempt = () =>
      fetch(`${city.url}/api/staff/login`, {
        method: 'POST',
        body: JSON.stringify({ username: 'x', password: 'y' }),
        headers: {
          'Content-Type': 'application/json',
          'X-Forwarded-For': `10.0.0.${Math.random()}`,
        },
      });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await attempt()).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });
});
