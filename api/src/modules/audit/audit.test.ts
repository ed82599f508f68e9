import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, routes } from '../../../contract/index.ts';
import { hashPassword, insertStaff, startSession } from '../../core/accounts/index.ts';
import { build } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { callerWith, staff, uploadPhoto } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { listTraces } from './queries.ts';
import type { ChainRow } from './store.ts';

const CANARY = '金丝雀张三13812345678';

describe('what staff do leaves a row', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const traces = (filter: object = {}): Promise<ChainRow[]> =>
    listTraces(city.context.db, { outcome: 'all', limit: 500, ...filter });

  it('accepted: who, what, where from, and what changed', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    const [last, first] = await traces({ objectId: road.caseId, operation: 'actOnCase' });
    expect(first).toMatchObject({
      staff_id: 's-acceptor',
      staff_name: 'acceptor',
      roles: 'acceptor',
      unit_id: 'u-centre',
      operation: 'actOnCase',
      object_kind: 'cases',
      status: 200,
      code: null,
    });
    expect(JSON.parse(first?.before_json ?? '')).toEqual({ state: 'reported' });
    expect(JSON.parse(last?.after_json ?? '')).toMatchObject({
      action: 'dispatch',
      unitId: 'u-env',
      state: 'pending_handle',
    });
    expect(first?.ip).toMatch(/127\.0\.0\.1/);
  });

  it('refused: the code is kept, and nothing is said to have changed', async () => {
    const road = await Road.reported(city);
    await expect(road.close()).rejects.toMatchObject({ code: 'action_not_possible' });
    const [row] = await traces({ objectId: road.caseId });
    expect(row).toMatchObject({ status: 409, code: 'action_not_possible', before_json: null });
    expect(JSON.parse(row?.after_json ?? '')).toEqual({ action: 'close' });
  });

  it('looking at the reporter or at an original photo leaves a row, other reading does not', async () => {
    const road = await Road.reported(city);
    await road.file();
    await road.dispatch();
    const params = { id: road.caseId };
    const before = (await traces({ objectId: road.caseId })).length;
    await (await staff(city, 'env_head')).getCase({ params });
    expect(await traces({ objectId: road.caseId })).toHaveLength(before);
    const seen = await (await staff(city, 'acceptor')).getCase({ params });
    const [look] = await traces({ objectId: road.caseId });
    expect(look).toMatchObject({ operation: 'getCase', staff_id: 's-acceptor', status: 200 });

    const photoId = seen.photos[0]?.id ?? '';
    await (await staff(city, 'inspector')).getOriginal({ params: { id: photoId } });
    const handler = await staff(city, 'env_worker');
    await expect(handler.getOriginal({ params: { id: photoId } })).rejects.toMatchObject({
      code: 'role_not_allowed',
    });
    const looks = await traces({ objectId: photoId, operation: 'getOriginal' });
    expect(looks.map((one) => [one.staff_id, one.status])).toEqual([
      ['s-env_worker', 403],
      ['s-inspector', 200],
    ]);
  });

  it('every writing route of the table leaves exactly one row, whoever is turned away', async () => {
    const { db } = city.context;
    const names = ['acceptor', 'finance', 'admin', 'auditor', 'env_head'];
    const writing = (Object.entries(routes) as [string, Route][]).filter(
      ([name, route]) =>
        route.method === 'POST' &&
        Array.isArray(route.audience) &&
        // Whoever has logged out makes no further calls; a phone's position is kept for a while and is no deed.
        !['logoutStaff', 'reportPosition'].includes(name),
    );
    expect(writing.length).toBeGreaterThan(12);
    for (const username of names) {
      const token = await startSession(db, 'staff', `s-${username}`, city.clock.now());
      for (const [name, route] of writing) {
        const path = route.path
          .replace(':day', '2026-11-01')
          .replace(/:\w+/g, () => newId(new Date()));
        const response = await fetch(city.url + path, {
          method: 'POST',
          headers: { Cookie: `sid=${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ note: CANARY, words: CANARY, reason: CANARY }),
        });
        const requestId = response.headers.get('X-Request-Id') ?? '';
        const rows = await db.rows<ChainRow>(
          build('audit_rows').select('*').where('request_id', requestId),
        );
        expect(rows, `${name} by ${username}`).toHaveLength(1);
        const { error } = (await response.json()) as { error?: { code: string } };
        expect(rows[0]).toMatchObject({
          operation: name,
          staff_id: `s-${username}`,
          status: response.status,
          code: error?.code ?? null,
        });
      }
    }
  });

  it('of two people who do one thing together each leaves what he or she did, in words', async () => {
    const [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
    await one.setPayoutSwitch({ body: { turn: 'stop', reason: CANARY } });
    const start = { body: { turn: 'start', reason: CANARY } } as const;
    await one.setPayoutSwitch(start);
    await expect(one.setPayoutSwitch(start)).rejects.toMatchObject({ status: 403 });
    await two.setPayoutSwitch(start);
    const rows = await traces({ operation: 'setPayoutSwitch', staff: 's-finance' });
    const deeds = [
      ...rows,
      ...(await traces({ operation: 'setPayoutSwitch', staff: 's-finance2' })),
    ];
    expect(
      deeds
        .filter((row) => row.status === 200 || row.code === 'switch_needs_second_person')
        .map((row) => JSON.parse(row.after_json ?? '{}').deed),
    ).toEqual(['恢复付款', '申请恢复付款', '暂停付款', '确认恢复付款']);
  });

  it('a login leaves a row without the password, and so does a wrong one', async () => {
    await insertStaff(city.context.db, {
      id: 's-newcomer',
      username: 'newcomer',
      name: '新来的',
      password_hash: await hashPassword(CANARY),
      roles: ['inspector'],
      unit_id: 'u-centre',
    });
    const stranger = callerWith(city, {});
    await stranger.loginStaff({ body: { username: 'newcomer', password: CANARY } });
    const wrong = { username: 'newcomer', password: `${CANARY}!` };
    await expect(stranger.loginStaff({ body: wrong })).rejects.toMatchObject({ status: 401 });
    const rows = await traces({ operation: 'loginStaff' });
    expect(rows.map((row) => [row.staff_id, row.status, row.after_json])).toEqual([
      ['unknown', 401, null],
      ['s-newcomer', 200, null],
    ]);
  });

  it('never keeps what people typed, nor secrets', async () => {
    const road = await Road.reported(city, undefined, { text: CANARY });
    await road.file();
    await road.dispatch();
    await road.receive();
    const photoIds = [await uploadPhoto(await road.as('env_worker'))];
    await road.act('env_worker', { action: 'submit_result', note: CANARY, photoIds });
    await road.act('env_head', { action: 'feedback', note: CANARY });
    const dump = JSON.stringify(await traces());
    expect(dump).toContain(photoIds[0]);
    for (const secret of [CANARY, '13812345678', road.reporter.openid, road.reporter.token])
      expect(dump).not.toContain(secret);
  });

  it('only the auditor reads it, filtered and page by page', async () => {
    const auditor = await staff(city, 'auditor');
    const chief = await staff(city, 'chief');
    await expect(chief.listAudit()).rejects.toMatchObject({ code: 'role_not_allowed' });
    const query = { staff: 'acceptor', outcome: 'refused', limit: 5 } as const;
    const page = await auditor.listAudit({ query });
    expect(page.items).toHaveLength(5);
    expect(page.items.every((one) => one.staffName === 'acceptor' && one.status >= 400)).toBe(true);
    const next = await auditor.listAudit({ query: { ...query, cursor: page.nextCursor ?? '' } });
    expect(next.items[0]!.id < page.items[4]!.id).toBe(true);
    const other = await auditor.listAudit({ query: { from: '2026-11-21' } });
    expect(other.items).toEqual([]);
  });
});
