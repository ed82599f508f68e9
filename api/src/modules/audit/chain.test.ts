import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession } from '../../core/accounts/index.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { build, type Database, openDatabase } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { staff } from '../../testing/people.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { checkChain } from './check-chain.ts';
import { addTrace, type ChainRow, type Trace } from './store.ts';

const day = '2026-11-20';
const DAY_MS = 86_400_000;

const traceAt = (at: Date): Trace => ({
  at,
  staffId: 's-acceptor',
  staffName: '=HYPERLINK("x")',
  roles: 'acceptor',
  unitId: null,
  ip: '127.0.0.1',
  operation: 'actOnCase',
  objectKind: 'cases',
  objectId: null,
  status: 200,
  code: null,
  requestId: '-',
  before: null,
  after: null,
});
const add = (db: Database, at: Date) =>
  db.transaction((session) => addTrace(session, newId(at), traceAt(at)));

describe('the chain of a day', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
    const road = await Road.reported(city);
    // Many at once: their rows stand one after another all the same.
    await Promise.allSettled(Array.from({ length: 12 }, () => road.close()));
  });
  afterAll(() => city.stop());

  const check = async () =>
    (await staff(city, 'auditor')).checkAudit({ query: { from: day, to: day } });

  it('holds, however many write at the same time', async () => {
    expect(await check()).toEqual({
      count: 12,
      days: 1,
      isIntact: true,
      brokenAt: null,
      nextFrom: null,
    });
  });

  it('shows a changed row, a removed row, a removed end and an added row', async () => {
    const { db } = city.context;
    const [row] = await db.rows<ChainRow>(build('audit_rows').select('*').where({ day, seq: 5 }));
    const at = { id: row?.id };
    await db.write(build('audit_rows').where(at).update({ staff_name: 'somebody else' }));
    expect(await check()).toMatchObject({ isIntact: false, brokenAt: { day, seq: 5 } });
    await db.write(build('audit_rows').where(at).delete());
    expect(await check()).toMatchObject({ isIntact: false, brokenAt: { day, seq: 5 } });
    await db.write(build('audit_rows').insert(row));
    expect(await check()).toMatchObject({ isIntact: true });

    const end = await db.first<ChainRow>(build('audit_rows').select('*').where({ day, seq: 12 }));
    await db.write(build('audit_rows').where({ day, seq: 12 }).delete());
    expect(await check()).toMatchObject({ isIntact: false, brokenAt: { day, seq: 12 } });
    await db.write(build('audit_rows').insert(end));
    const forged = { ...end, id: newId(new Date()), seq: 13 };
    await db.write(build('audit_rows').insert(forged));
    await db.write(build('audit_days').where({ day }).update({ last_seq: 13 }));
    expect(await check()).toMatchObject({ isIntact: false, brokenAt: { day, seq: 13 } });
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

describe('the chain from day to day', () => {
  let city: TestCity;
  let db: Database;
  const at = (dayOffset: number) =>
    new Date(Date.parse('2026-11-20T08:00:00Z') + dayOffset * DAY_MS);
  const range = { from: '2026-11-20', to: '2026-11-23' };
  beforeAll(async () => {
    city = await startCity();
    db = city.context.db;
    // Two servers whose clocks do not agree about midnight.
    for (const days of [
      [0, 0, 0],
      [0, 1, 0, 1],
      [3, 1, 3, 1],
    ])
      await Promise.all(days.map((offset) => add(db, at(offset))));
  });
  afterAll(() => city.stop());

  const whole = { isIntact: true, brokenAt: null };

  it('begins a day with the end of the day before, whatever comes late', async () => {
    expect(await checkChain(db, range)).toEqual({ ...whole, count: 11, days: 3, nextFrom: null });
    const rows = await db.rows<ChainRow>(build('audit_rows').select('*').orderBy(['day', 'seq']));
    expect(rows.map((row) => row.id)).toHaveLength(11);
    expect(rows.every((row) => row.day >= shanghaiDay(row.at))).toBe(true);
    expect(rows.some((row) => row.day > shanghaiDay(row.at))).toBe(true);
  });

  it('is read piece by piece when it is long', async () => {
    const first = await checkChain(db, range, 3);
    expect(first).toMatchObject({ ...whole, days: 1, nextFrom: '2026-11-21' });
    const rest = await checkChain(db, { ...range, from: first.nextFrom ?? '' });
    expect(first.count + rest.count).toBe(11);
  });

  it('breaks where a whole day was torn out, and where a day was written anew', async () => {
    const torn = { day: '2026-11-21' };
    const head = await db.first<object>(build('audit_days').select('*').where(torn));
    const rows = await db.rows<ChainRow>(build('audit_rows').select('*').where(torn));
    await db.write(build('audit_rows').where(torn).delete());
    await db.write(build('audit_days').where(torn).delete());
    const brokenAt = { day: '2026-11-23', seq: 1 };
    expect(await checkChain(db, range)).toMatchObject({ isIntact: false, brokenAt });
    await db.write(build('audit_days').insert(head));
    await db.write(
      build('audit_days')
        .where(torn)
        .update({ last_hash: 'f'.repeat(64) }),
    );
    expect(await checkChain(db, range)).toMatchObject({
      isIntact: false,
      brokenAt: { day: '2026-11-21' },
    });
    await db.write(build('audit_days').where(torn).delete());
    await db.write(build('audit_days').insert(head));
    await db.write(build('audit_rows').insert(rows));
    expect(await checkChain(db, range)).toMatchObject(whole);
  });

  it('leaves the house as a file for the auditor alone, and no cell of it is a formula', async () => {
    const download = async (username: string, query: string) => {
      const token = await startSession(db, 'staff', `s-${username}`, city.clock.now());
      const headers = { Cookie: `sid=${token}` };
      return fetch(`${city.url}/api/audit/export?${query}`, { headers });
    };
    const days = new URLSearchParams(range).toString();
    expect((await download('admin', days)).status).toBe(403);
    expect((await download('auditor', 'from=2026-11-20&to=2028-11-20')).status).toBe(422);
    const response = await download('auditor', days);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).trim().split('\n');
    // The two that were turned away and the export itself stand in the newest day.
    expect(lines[0]).toMatch(/^\uFEFF?id,day,seq,at,staff_id/);
    expect(lines.length).toBeGreaterThanOrEqual(12);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    const auditor = await staff(city, 'auditor');
    const { items } = await auditor.listAudit({ query: { operation: 'exportAudit' } });
    expect(items.map((row) => row.status)).toEqual([200, 422, 403]);
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
