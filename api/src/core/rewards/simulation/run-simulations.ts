import type { SimulationResult } from '../../../../contract/programmes.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import type { Job } from '../../../lib/jobs.ts';
import { type Facts, type Programme, programmeFor } from '../programmes/rules.ts';
import { baseOn, findProgrammeVersion, programmesOn } from '../programmes/store.ts';
import {
  countPast,
  countWithoutFacts,
  finishSimulation,
  noteProgress,
  pageOfPast,
  queuedSimulations,
  type SimulationRow,
} from './store.ts';
import { sumUp } from './sum-up.ts';
import { mostPrizesFen, tallyPrizes } from './tally-prizes.ts';
import { tryRules } from './try-rules.ts';

const PAGE = 2000;

/** Tries drafts on the cases of the past, a page of them in memory at a time. */
export const runSimulations: Job = {
  name: 'run-simulations',
  schedule: '*/5 * * * * *',
  leaseSeconds: 300,
  run: async (context, run) => {
    const queued = await queuedSimulations(context.db);
    for (const row of queued) {
      // Before the first case is tried: what changes while it runs makes the trial one of yesterday.
      const base = await baseOn(context.db, shanghaiDay(context.clock.now()));
      const result = await simulate(context.db, row, () => run.isMine(context.db));
      if (!result) return 'given up: another server has the job';
      await finishSimulation(context.db, row.id, context.clock.now(), { result, base });
    }
    return queued.length > 0 ? `simulated ${queued.length} programmes` : '';
  },
};

/** Null when the job was taken over meanwhile. */
export async function simulate(
  db: Session,
  row: SimulationRow,
  isMine: () => Promise<boolean>,
): Promise<SimulationResult | null> {
  const span = { from: startOfDay(row.from_day), to: startOfDay(nextDay(row.to_day)) };
  const draft = await findProgrammeVersion(db, row.programme_id, row.version);
  // As if the draft had been in force all the time.
  const fresh = tryRules(draft && { ...draft, startsOn: row.from_day, endsOn: row.to_day });
  const prizes = tallyPrizes();
  const present = presentRules(db, prizes.note);
  const sums = sumUp();
  const total_count = await countPast(db, span);
  let done_count = 0;
  for (let after = ''; ; ) {
    await noteProgress(db, row.id, { done_count, total_count });
    const page = await pageOfPast(db, { ...span, after, limit: PAGE });
    for (const past of page) {
      const facts = JSON.parse(past.facts) as Facts;
      const now = await present(facts);
      sums.add(facts, past, fresh(facts), now);
    }
    done_count += page.length;
    after = page.at(-1)?.reward_id ?? '';
    if (page.length < PAGE) break;
    if (!(await isMine())) return null;
  }
  const newPrizesFen = draft ? mostPrizesFen(draft.rules) : 0;
  const result = sums.result(await countWithoutFacts(db, span));
  const months = result.months.map((sum) => ({
    ...sum,
    newPrizesFen,
    presentPrizesFen: prizes.of(sum.month),
  }));
  return { ...result, months };
}

/** The rules that were in force on each day, tried with the same counters as the draft. */
function presentRules(db: Session, note: (day: string, programmes: Programme[]) => void) {
  let day = '';
  let programmes: Programme[] = [];
  const tries = new Map<string, ReturnType<typeof tryRules>>();
  return async (facts: Facts) => {
    if (facts.day !== day) {
      programmes = await programmesOn(db, facts.day);
      day = facts.day;
      note(day, programmes);
    }
    const programme = programmeFor(programmes, facts.areaId);
    const name = `${programme?.id}@${programme?.version}`;
    const known = tries.get(name) ?? tryRules(programme);
    tries.set(name, known);
    return known(facts);
  };
}
