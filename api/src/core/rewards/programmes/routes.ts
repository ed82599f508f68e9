import type { Context } from '../../../context.ts';
import { type Actor, type Module, staffOf } from '../../../module.ts';
import { pageOfTemplates } from '../cities/list-templates.ts';
import {
  askSimulation,
  discardDraft,
  endProgramme,
  proposeProgramme,
  putInForce,
  reopenProgramme,
  type Version,
} from './change-programme.ts';
import { saveDraft } from './save-draft.ts';
import { showProgramme, showProgrammes, showRulesInForce } from './show-programme.ts';
import { pageOfProgrammes } from './store.ts';

const show = ({ db, clock }: Context, actor: Actor, of: Version) =>
  showProgramme(db, clock.now(), staffOf(actor), of);

export const programmeRoutes: Module['routes'] = {
  listProgrammes: async ({ db, clock, config }, { query }) => {
    const page = await pageOfProgrammes(db, query);
    const items = await showProgrammes(db, clock.now(), page.items);
    return { ...page, items, maxTransferFen: config.payouts.maxTransferFen };
  },
  listProgrammeTemplates: async (_context, { query }) => pageOfTemplates(query),
  getProgramme: (context, { actor, params }) => show(context, actor, params),
  saveProgramme: async (context, { actor, body }) =>
    show(context, actor, await saveDraft(context, staffOf(actor), body)),
  simulateProgramme: async (context, { actor, params, body }) => {
    await askSimulation(context, staffOf(actor), params, body);
    return show(context, actor, params);
  },
  proposeProgramme: async (context, { actor, params }) => {
    await proposeProgramme(context, staffOf(actor), params);
    return show(context, actor, params);
  },
  reopenProgramme: async (context, { actor, params }) => {
    await reopenProgramme(context, params);
    return show(context, actor, params);
  },
  discardProgramme: async (context, { actor, params }) => {
    await discardDraft(context, params);
    return show(context, actor, params);
  },
  publishProgramme: async (context, { actor, params, body }) => {
    await putInForce(context, staffOf(actor), params, body.sha256);
    return show(context, actor, params);
  },
  endProgramme: async (context, { actor, params }) => {
    await endProgramme(context, staffOf(actor), params);
    return show(context, actor, params);
  },
  getRewardRules: ({ db, clock }) => showRulesInForce(db, clock.now()),
};
