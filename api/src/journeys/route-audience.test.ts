import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, routes } from '../../contract/index.ts';
import { staffRoleNames } from '../../contract/roles.ts';
import { insertStaff } from '../core/accounts/index.ts';
import { endSessionsOf, startSession } from '../core/accounts/sessions.ts';
import { build } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { type CitizenPerson, citizen } from '../testing/people.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const all = Object.entries(routes) as [string, Route][];

describe('nobody does what the role does not allow', () => {
  let city: TestCity;
  const cookies = new Map<string, string>();
  let bystander: CitizenPerson;

  beforeAll(async () => {
    city = await startCity();
    const { db } = city.context;
    for (const role of staffRoleNames) {
      const id = `only-${role}`;
      await insertStaff(db, {
        id,
        username: id,
        name: role,
        password_hash: '-',
        roles: [role],
        unit_id: 'u-centre',
      });
      cookies.set(role, await startSession(db, 'staff', id, city.clock.now()));
    }
    bystander = await citizen(city, { agrees: false });
  });
  afterAll(() => city.stop());

  const call = async (route: Route, headers: Record<string, string>) => {
    const url =
      city.url +
      route.path
        .replace(':day', '2026-11-01')
        .replace(':unitId', 'u-env')
        .replace(':id', newId(new Date()));
    const isPost = route.method === 'POST';
    const response = await fetch(url, {
      method: route.method,
      headers: { ...headers, ...(isPost && { 'Content-Type': 'application/json' }) },
      ...(isPost && { body: '{}' }),
    });
    const body = (await response.json()) as { error?: { code: string } };
    return { status: response.status, code: body.error?.code };
  };

  it('every route declares who may call it', () => {
    for (const [name, route] of all) {
      const isDeclared = typeof route.audience === 'string' || route.audience.length > 0;
      expect(isDeclared, name).toBe(true);
    }
    expect(all.length).toBeGreaterThan(35);
  });

  it.each(all.filter(([, route]) => Array.isArray(route.audience)))(
    '%s: a stranger, an ended session and a disabled person are turned away',
    async (_name, route) => {
      const refused = { status: 401, code: 'login_required' };
      const [stranger, ended, unknown, misplaced] = await Promise.all([
        call(route, {}),
        call(route, { Cookie: 'sid=nobody-has-this-token' }),
        call(route, { Authorization: `Bearer ${'x'.repeat(43)}` }),
        // A staff cookie sent as a bearer token opens nothing.
        call(route, { Authorization: `Bearer ${cookies.get('admin')}` }),
      ]);
      expect([stranger, ended, unknown]).toEqual([refused, refused, refused]);
      expect(misplaced.status).toBe(401);
    },
  );

  it.each(all.filter(([name, route]) => Array.isArray(route.audience) && name !== 'logoutStaff'))(
    '%s: exactly the declared roles get past the door',
    async (_name, route) => {
      const audience = route.audience as readonly string[];
      // Who may call it may end the own session by it, so every such route has a citizen of its own.
      const person = audience.includes('citizen')
        ? await citizen(city, { agrees: false })
        : bystander;
      const headersOf = (role: string): Record<string, string> =>
        role === 'citizen'
          ? { Authorization: `Bearer ${person.token}` }
          : { Cookie: `sid=${cookies.get(role)}` };
      const roles = ['citizen', ...staffRoleNames];
      const others = roles.filter((role) => !audience.includes(role));
      const refused = await Promise.all(others.map((role) => call(route, headersOf(role))));
      for (const [index, answer] of refused.entries())
        expect(answer, others[index]).toEqual({ status: 403, code: 'role_not_allowed' });
      // One after the other: what they do may be the same.
      for (const role of roles.filter((one) => audience.includes(one))) {
        const { status, code } = await call(route, headersOf(role));
        expect(code, role).not.toBe('role_not_allowed');
        expect(status, role).toBeLessThan(500);
      }
    },
  );

  it('a write from a foreign page is refused, although the cookie is good', async () => {
    const route = routes.setPayoutSwitch;
    const headers = { Cookie: `sid=${cookies.get('finance')}` };
    expect(await call(route, { ...headers, Origin: 'https://evil.example' })).toEqual({
      status: 403,
      code: 'wrong_origin',
    });
    expect(await call(route, { ...headers, 'Sec-Fetch-Site': 'cross-site' })).toEqual({
      status: 403,
      code: 'wrong_origin',
    });
  });

  it('a change of roles, a disabled account and a logout act on the next request', async () => {
    const { db } = city.context;
    const me = () => call(routes.listRewards, { Cookie: `sid=${cookies.get('auditor')}` });
    expect((await me()).status).toBe(200);
    await db.write(build('staff').where('id', 'only-auditor').update({ roles: 'acceptor' }));
    expect((await me()).code).toBe('role_not_allowed');
    await db.write(build('staff').where('id', 'only-auditor').update({ is_active: 0 }));
    expect((await me()).code).toBe('login_required');
    await db.write(
      build('staff').where('id', 'only-auditor').update({ roles: 'auditor', is_active: 1 }),
    );
    expect((await me()).status).toBe(200);
    await endSessionsOf(db, 'staff', 'only-auditor');
    expect((await me()).code).toBe('login_required');
  });
});
