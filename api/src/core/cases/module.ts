import { readCursor, toPage } from '../../lib/paging.ts';
import {
  type CitizenActor,
  citizenOf,
  type Module,
  type StaffActor,
  staffOf,
} from '../../module.ts';
import { readCity } from '../city/index.ts';
import { linkToOriginal } from '../files/index.ts';
import { type ActDoer, actOnCase } from './act-on-case.ts';
import { flipOverdue } from './clock/overdue.ts';
import { resumeSuspended } from './clock/resume-suspended.ts';
import { flipOverdueOrders } from './orders/index.ts';
import { maySee } from './policy.ts';
import { countCases, listCases, listCasesOfCitizen } from './queries.ts';
import { listSelfHandled } from './reports/list-self-handled.ts';
import { reportCase } from './reports/report-case.ts';
import { reportSelfHandled } from './reports/report-self-handled.ts';
import { showMyCase, showMyRows } from './screens/my-cases.ts';
import { showWorkflow } from './screens/show-workflow.ts';
import {
  findForStaff,
  showAfterStep,
  showNearby,
  showStaffCase,
  showStaffRows,
} from './screens/staff-cases.ts';
import { flipOverdueStages } from './stages/index.ts';
import { taskRoutes, wakeTasks } from './tasks/index.ts';

export const casesModule: Module = {
  name: 'cases',
  jobs: [flipOverdue, flipOverdueStages, flipOverdueOrders, resumeSuspended, wakeTasks],
  routes: {
    ...taskRoutes,
    reportCase: async (context, { actor, body }) => {
      const { id } = citizenOf(actor);
      await reportCase(context, id, body);
      return showMyCase(context, id, body.id);
    },
    listMyCases: async (context, { actor, query }) => {
      const after = readCursor(query.cursor);
      const rows = await listCasesOfCitizen(context.db, citizenOf(actor).id, { ...query, after });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: await showMyRows(context, page.items) };
    },
    getMyCase: (context, { actor, params }) => showMyCase(context, citizenOf(actor).id, params.id),
    actOnMyCase: async (context, { actor, params, body }) => {
      const citizen = citizenOf(actor);
      await actOnCase(context, citizenDoer(citizen), params.id, body);
      return showMyCase(context, citizen.id, params.id);
    },
    reportSelfHandled: (context, { actor, body }) =>
      reportSelfHandled(context, staffOf(actor), body),
    listMySelfHandled: (context, { actor, query }) =>
      listSelfHandled(context, staffOf(actor).id, query),
    listCases: async (context, { actor, query }) => {
      const staff = staffOf(actor);
      const rows = await listCases(context.db, staff, {
        ...query,
        now: context.clock.now(),
        after: readCursor(query.cursor),
      });
      const page = toPage(rows, query.limit, (row) => row.id);
      return { ...page, items: await showStaffRows(context, staff, page.items) };
    },
    countCases: (context, { actor }) => countCases(context.db, staffOf(actor), context.clock.now()),
    getWorkflow: async (context) =>
      showWorkflow((await readCity(context.db)).settings.stageMinutes),
    getCase: (context, { actor, params }) => showStaffCase(context, staffOf(actor), params.id),
    listNearbyCases: async (context, { actor, params }) => ({
      items: await showNearby(context, staffOf(actor), params.id),
    }),
    actOnCase: async (context, { actor, params, body }) => {
      const staff = staffOf(actor);
      await actOnCase(context, staffDoer(staff), params.id, body);
      return showAfterStep(context, staff, params.id);
    },
    getOriginal: async (context, { actor, params, ip }) => {
      const staff = staffOf(actor);
      const link = await linkToOriginal(context, params.id);
      await findForStaff(context, staff, link.caseId);
      return { url: await link.open(staff.id, ip) };
    },
  },
};

export function citizenDoer(citizen: CitizenActor): ActDoer {
  return {
    kind: 'citizen',
    id: citizen.id,
    name: '市民',
    roles: ['citizen'],
    unitId: null,
    maySee: (row) => row.citizen_id === citizen.id,
  };
}

export function staffDoer(staff: StaffActor): ActDoer {
  return {
    kind: 'staff',
    id: staff.id,
    name: staff.name,
    roles: staff.roles,
    unitId: staff.unitId,
    maySee: (row, helping) => maySee(staff, { areaId: row.area_id, unitId: row.unit_id, helping }),
  };
}
