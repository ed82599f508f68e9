import type { Citizen as CitizenAnswer } from '../../../contract/accounts.ts';
import type { Context } from '../../context.ts';
import { newId } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import { citizenOf, type Module, staffOf } from '../../module.ts';
import { loginCitizen } from './login-citizen.ts';
import { describeStaff, loginStaff } from './login-staff.ts';
import { dropEndedSessions, endSession } from './sessions.ts';
import { type Citizen, findCitizen, findStaff, recordConsent } from './store.ts';
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
      return { token, citizen: describeCitizen(citizen) };
    },
    logoutCitizen: async (context, { actor }) => {
      await endSession(context.db, citizenOf(actor).sessionId);
      return {};
    },
    getCitizenMe: (context, { actor }) => describeMe(context, citizenOf(actor).id),
    giveConsent: async (context, { actor, body }) => {
      const at = context.clock.now();
      const citizenId = citizenOf(actor).id;
      await context.db.transaction((session) =>
        recordConsent(session, { id: newId(at), citizenId, at, ...body }),
      );
      return describeMe(context, citizenId);
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
  ],
};

async function describeMe(context: Context, citizenId: string): Promise<CitizenAnswer> {
  const citizen = await findCitizen(context.db, context.seal, citizenId);
  if (!citizen) throw refuse('login_required');
  return describeCitizen(citizen);
}

function describeCitizen(citizen: Citizen): CitizenAnswer {
  const { id, alias, consentVersion, mayBePaid, reportedCount } = citizen;
  return { id, alias, consentVersion, mayBePaid, reportedCount };
}
