import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, routes } from '../../../contract/index.ts';
import { hashPassword, insertStaff, startSession } from '../../core/accounts/index.ts';
import { build, type Database, openDatabase } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { callerWith, staff, uploadPhoto } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { checkDay, listTraces } from './queries.ts';
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
        route.method === 'POST' && Array.isArray(route.audience) && name !== 'logoutStaff',
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

describe('the chain of a day', () => {
  let city: TestCity;
  const day = '2026-11-20';
  beforeAll(async () => {
    city = await startCity();
    const road = await Road.reported(city);
    // Many at once: their rows stand one after another all the same.
    await Promise.allSettled(Array.from({ length: 12 }, () => road.close()));
  });
  afterAll(() => city.stop());

  const check = async () => (await staff(city, 'auditor')).checkAuditDay({ params: { day } });

  it('holds, however many write at the same time', async () => {
    expect(await check()).toMatchObject({ count: 12, isIntact: true, brokenAtSeq: null });
    expect(await checkDay(city.context.db, '2026-11-19')).toMatchObject({
      count: 0,
      isIntact: true,
    });
  });

  it('shows a changed row, a removed row, a removed end and an added row', async () => {
    const { db } = city.context;
    const [row] = await db.rows<ChainRow>(build('audit_rows').select('*').where({ day, seq: 5 }));
    const at = { id: row?.id };
    await db.write(build('audit_rows').where(at).update({ staff_name: 'somebody else' }));
    expect(await check()).toMatchObject({ isIntact: false, brokenAtSeq: 5 });
    await db.write(build('audit_rows').where(at).delete());
    expect(await check()).toMatchObject({ isIntact: false, brokenAtSeq: 5 });
    await db.write(build('audit_rows').insert(row));
    expect(await check()).toMatchObject({ isIntact: true });

    const end = await db.first<ChainRow>(build('audit_rows').select('*').where({ day, seq: 12 }));
    await db.write(build('audit_rows').where({ day, seq: 12 }).delete());
    expect(await check()).toMatchObject({ isIntact: false, brokenAtSeq: 12 });
    await db.write(build('audit_rows').insert(end));
    const forged = { ...end, id: newId(new Date()), seq: 13 };
    await db.write(build('audit_rows').insert(forged));
    await db.write(build('audit_days').where({ day }).update({ last_seq: 13 }));
    expect(await check()).toMatchObject({ isIntact: false, brokenAtSeq: 13 });
  });

  it('cannot be changed by a database user with the rights the application gets', async () => {
    const { db } = city.context;
    const app = await connectWithRights(db, {
      audit_rows: 'SELECT, INSERT',
      audit_days: 'SELECT, INSERT, UPDATE, DELETE',
    });
    try {
      const id = newId(new Date());
      const row = await db.first<ChainRow>(build('audit_rows').select('*').where({ day, seq: 1 }));
      await app.session.write(build('audit_rows').insert({ ...row, id, seq: 99 }));
      for (const change of [
        build('audit_rows').where({ id }).update({ staff_name: 'x' }),
        build('audit_rows').where({ id }).delete(),
      ])
        await expect(app.session.write(change)).rejects.toMatchObject({ errno: 1142 });
    } finally {
      await app.close();
    }
  });
});

/** A database user of its own with these rights only; the owner of the test server makes it. */
async function connectWithRights(db: Database, rights: Record<string, string>) {
  const server = new URL(process.env.TEST_DATABASE_URL ?? '');
  const found = await db.first<{ name: string; socket: string }>(
    build.raw('SELECT DATABASE() AS name, @@socket AS socket'),
  );
  const { name = '', socket = '' } = found ?? {};
  const user = name.replace('app_', 'reader_');
  const { password } = server;
  const owner = await mysql.createConnection({ socketPath: socket, user: 'root', password });
  await owner.query(`CREATE USER ${user}@'%' IDENTIFIED BY '${password}'`);
  for (const [table, right] of Object.entries(rights))
    await owner.query(`GRANT ${right} ON ${name}.${table} TO ${user}@'%'`);
  const url = new URL(server);
  [url.pathname, url.username] = [`/${name}`, user];
  const session = openDatabase(url.href, 1);
  return {
    session,
    close: async () => {
      await session.close();
      await owner.query(`DROP USER ${user}@'%'`);
      await owner.end();
    },
  };
}
