import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseAction, type CaseState, caseActionNames } from '../../contract/case-words.ts';
import { CASE_STAFF } from '../../contract/roles.ts';
import { type ActDoer, actOnCase } from '../core/cases/index.ts';
import { WORKFLOW } from '../core/cases/workflow.ts';
import { build } from '../lib/db.ts';
import { uploadPhoto } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

/** A road to every state in which something could still happen, or nothing any more. */
const ROADS: Record<CaseState, (road: Road) => Promise<unknown>> = {
  reported: async () => {},
  pending_register: (road) => road.act('acceptor', { action: 'accept', standardId: 's-litter' }),
  rejected: (road) => road.reject(),
  merged: async (road) => {
    // The one that was there first is the main one: this road follows it.
    const main = await Road.reported(road.city);
    const { db } = road.city.context;
    await db.write(build('cases').where('id', main.caseId).update({ reported_at: '2026-11-01' }));
    await road.act('acceptor', { action: 'merge', mainCaseId: main.caseId });
  },
  pending_dispatch: async (road) => {
    await road.act('acceptor', { action: 'accept', standardId: 's-litter' });
    await road.act('chief', { action: 'register' });
  },
  pending_handle: async (road) => {
    await ROADS.pending_dispatch(road);
    await road.dispatch();
  },
  handling: async (road) => {
    await ROADS.pending_handle(road);
    await road.receive();
  },
  pending_dept_confirm: async (road) => {
    await ROADS.handling(road);
    await road.submit();
  },
  pending_check: async (road) => {
    await ROADS.pending_dept_confirm(road);
    await road.feedback();
  },
  pending_close: async (road) => {
    await ROADS.pending_check(road);
    await road.check();
  },
  verifying: (road) => road.act('acceptor', { action: 'request_verify' }),
  transferred: (road) =>
    road.act('acceptor', { action: 'transfer_out', reason: 'police', note: '转公安' }),
  suspended: async (road) => {
    await ROADS.handling(road);
    await road.act('env_head', {
      action: 'ask_suspension',
      reason: 'season',
      until: '2027-03-01',
      note: '冬季不能施工',
    });
    await road.act('dispatcher', { action: 'grant_suspension' });
  },
  enforcing: async (road) => {
    await ROADS.handling(road);
    await road.act('env_head', {
      action: 'hand_to_enforcement',
      fileNo: '执 2026-7',
      note: '移交',
    });
  },
  force_closed: async (road) => {
    await ROADS.handling(road);
    const photoIds = [await uploadPhoto(await road.as('leader'))];
    await road.act('leader', { action: 'force_close', note: '道路拆除', photoIds });
  },
  closed: async (road) => {
    await ROADS.pending_close(road);
    await road.close();
  },
  voided: (road) =>
    road.reporter.actOnMyCase({ params: { id: road.caseId }, body: { action: 'withdraw' } }),
};

describe('a city with a duty chief', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity({ registersByAcceptor: false });
  });
  afterAll(() => city.stop());

  const isRow = (state: CaseState, action: CaseAction, role: string) =>
    WORKFLOW.some(
      (step) =>
        step.action === action &&
        step.from.includes(state) &&
        step.by.some((one) => one === role) &&
        !step.guards?.includes('acceptor_registers'),
    );

  it.each(Object.keys(ROADS) as CaseState[])(
    'refuses everything outside the table for a case that is %s, and leaves one audit row each',
    async (state) => {
      const road = await Road.reported(city);
      await ROADS[state](road);
      const { db } = city.context;
      const snapshot = async () => ({
        row: await db.first(build('cases').where('id', road.caseId)),
        events: await db.rows(build('case_events').where('case_id', road.caseId)),
        ledger: await db.rows(build('ledger_transfers')),
      });
      const before = await snapshot();
      expect(before.row).toMatchObject({ state });

      // Every action once, by turns in the hands of every role; `decide.test.ts` enumerates all of them.
      const roles = [...CASE_STAFF, 'finance' as const, 'admin' as const, 'citizen' as const];
      const outside = caseActionNames.flatMap((action, turn) => {
        const others = roles.filter((role) => !isRow(state, action, role));
        const role = others[turn % others.length];
        return role ? [{ role, action }] : [];
      });
      for (const { role, action } of outside) {
        const doer: ActDoer = {
          kind: role === 'citizen' ? 'citizen' : 'staff',
          id: `someone-${role}`,
          name: role,
          roles: [role],
          unitId: 'u-env',
          maySee: () => true,
        };
        const refused = await actOnCase(city.context, doer, road.caseId, {
          action,
          note: '无',
          reason: 'other',
          standardId: 's-litter',
          unitId: 'u-env',
          handlerId: 's-env_worker',
          stars: 5,
          fileNo: '1',
          until: '2026-12-01',
          photoIds: [],
        }).catch((error) => error);
        expect([403, 409], `${state} ${action} ${role}`).toContain(refused?.status);
      }
      expect(await snapshot()).toEqual(before);
      const audit = await db.rows(build('refused_actions').where('case_id', road.caseId));
      expect(audit).toHaveLength(outside.length);
      expect(outside).toHaveLength(caseActionNames.length);
    },
  );
});
