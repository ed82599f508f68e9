import { refuse } from '../../lib/refusal.ts';
import { citizenOf, type Module, staffOf } from '../../module.ts';
import {
  bindPhone,
  closeAccount,
  deletePhone,
  describeMe,
  dropOldSightings,
  findTerms,
  giveConsent,
  newestTerms,
  publishTerms,
} from './citizens/index.ts';
import { loginCitizen } from './login-citizen.ts';
import { describeStaff, loginStaff } from './login-staff.ts';
import { dropEndedSessions, endSession } from './sessions.ts';
import { findStaff } from './store.ts';
import { listHandlers, listUnits } from './units.ts';

export const accountsModule: Module = {
  name: 'accounts',
  routes: {
    loginStaff: async (context, { body, ip, setSession }) => {
      const { staff, token } = await loginStaff(context, { ...body, ip });
      setSession(token);
      return staff;
    },
    logoutStaff: async (context, { actor, setSession }) => {
      await endSession(context.db, staffOf(actor).sessionId);
      setSession(null);
      return {};
    },
    getStaffMe: async (context, { actor }) => {
      const staff = await findStaff(context.db, { id: staffOf(actor).id });
      if (!staff) throw refuse('login_required');
      return describeStaff(context, staff);
    },
    loginCitizen: async (context, { body }) => {
      const { citizen, token } = await loginCitizen(context, body.code);
      return { token, citizen: await describeMe(context, citizen.id) };
    },
    logoutCitizen: async (context, { actor }) => {
      await endSession(context.db, citizenOf(actor).sessionId);
      return {};
    },
    getCitizenMe: (context, { actor }) => describeMe(context, citizenOf(actor).id),
    getTerms: async ({ db }, { query: { version } }) => {
      const terms = await (version ? findTerms(db, version) : newestTerms(db));
      if (!terms) throw refuse('not_found');
      return terms;
    },
    publishTerms: ({ db, clock }, { actor, body }) =>
      publishTerms(db, clock.now(), staffOf(actor).id, body),
    giveConsent: async (context, { actor, body }) => {
      await giveConsent(context, citizenOf(actor).id, body);
      return describeMe(context, citizenOf(actor).id);
    },
    bindPhone: async (context, { actor, body }) => {
      await bindPhone(context, citizenOf(actor).id, body.code);
      return describeMe(context, citizenOf(actor).id);
    },
    unbindPhone: async (context, { actor }) => {
      await deletePhone(context.db, citizenOf(actor).id);
      return describeMe(context, citizenOf(actor).id);
    },
    closeAccount: async (context, { actor }) => {
      await closeAccount(context, citizenOf(actor).id);
      return {};
    },
    listUnits: async (context) => ({ items: await listUnits(context.db) }),
    listHandlers: async (context, { params }) => ({
      items: await listHandlers(context.db, params.unitId),
    }),
  },
  jobs: [
    {
      name: 'drop-ended-sessions',
      schedule: '0 20 3 * * *',
      leaseSeconds: 300,
      run: async (context) =>
        `dropped ${await dropEndedSessions(context.db, context.clock.now())} sessions`,
    },
    dropOldSightings,
  ],
};
