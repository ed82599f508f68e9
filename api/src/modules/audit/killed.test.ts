import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession } from '../../core/accounts/index.ts';
import { build } from '../../lib/db.ts';
import { Road } from '../../testing/roads.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { checkChain } from './check-chain.ts';
import { traceBrokenCalls } from './intents.ts';
import type { ChainRow } from './store.ts';

const SERVER = fileURLToPath(new URL('../../testing/serve-city.ts', import.meta.url));

describe('a server that is killed between the change and its audit row', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  it('loses no trace of what it had changed', async () => {
    const { db, config } = city.context;
    const road = await Road.reported(city);
    await road.file();
    const server = fork(SERVER, [city.clock.now().toISOString()], {
      execArgv: ['--import', 'tsx'],
    });
    try {
      server.send(config);
      const [url] = await once(server, 'message');
      const token = await startSession(db, 'staff', 's-dispatcher', city.clock.now());
      const stateOf = async () => {
        const query = build('cases').select('state').where('id', road.caseId);
        return (await db.first<{ state: string }>(query))?.state;
      };
      const killed = once(server, 'exit');
      // The end of the chain is held, so that the row has to wait while the step itself commits.
      await db.transaction(async (session) => {
        const head = build('audit_days').select('day').orderBy('day', 'desc').limit(1);
        await session.rows(head.forUpdate());
        const call = fetch(`${url}/api/cases/${road.caseId}/actions`, {
          method: 'POST',
          headers: { Cookie: `sid=${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ action: 'dispatch', unitId: 'u-env' }),
        }).catch(() => 'hung up');
        await expect.poll(stateOf, { timeout: 20_000 }).toBe('pending_handle');
        server.kill('SIGKILL');
        await killed;
        expect(await call).toBe('hung up');
      });

      const rows = () =>
        db.rows<ChainRow>(
          build('audit_rows')
            .select('*')
            .where({ object_id: road.caseId, staff_id: 's-dispatcher' }),
        );
      expect(await rows()).toEqual([]);
      expect(await traceBrokenCalls(city.context)).toBe(0);
      city.clock.forward(11 * 60_000);
      const runs = await Promise.all([1, 2, 3].map(() => traceBrokenCalls(city.context)));
      expect(runs.reduce((sum, one) => sum + one, 0)).toBe(1);
      const [row, ...others] = await rows();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ operation: 'actOnCase', status: 500, code: 'interrupted' });
      expect(JSON.parse(row?.after_json ?? '')).toEqual({ action: 'dispatch', unitId: 'u-env' });
      const range = { from: '2026-11-20', to: '2026-11-20' };
      expect(await checkChain(db, range)).toMatchObject({ isIntact: true });
    } finally {
      server.kill('SIGKILL');
    }
  }, 60_000);

  it('and a call that ends leaves nothing announced', async () => {
    const road = await Road.reported(city);
    await road.file();
    await expect(road.close()).rejects.toMatchObject({ code: 'action_not_possible' });
    expect(await city.context.db.rows(build('audit_intents').select('id'))).toEqual([]);
  });
});
