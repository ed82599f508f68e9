import type { CapName } from '../../../../contract/programme-rules.ts';
import { capsOf, fitCaps, type Used } from '../caps/index.ts';
import { decideReward, type Facts, type Programme } from '../programmes/rules.ts';
import { capsReached } from './caps-reached.ts';

export type Tried = { amountFen: number; reason: string; capHits: CapName[] };

/**
 * Tries rules on cases in the order of their days, with counters of its own. Only those of the present day and month
 * are kept, so a year of cases needs no more memory than its busiest month. The pool's own money is not asked.
 */
export function tryRules(rules: Programme | undefined) {
  const programme = rules && asPrepared(rules);
  let day = '';
  const used = new Map<string, Used>();
  return (facts: Facts): Tried => {
    if (facts.day > day) {
      forgetPast(used, facts.day);
      day = facts.day;
    }
    const decision = decideReward(facts, programme);
    if ('reason' in decision || !programme)
      return refused('reason' in decision ? decision.reason : 'no_programme');
    const caps = capsOf({ ...facts, programmeId: programme.id }, programme.rules);
    const capHits = capsReached(caps, used, decision.amountFen);
    const fit = fitCaps(caps, used, decision.amountFen, programme.rules.caps.overCap);
    if (fit.isCounted)
      for (const { id } of caps) {
        const { times, amountFen } = used.get(id) ?? { times: 0, amountFen: 0 };
        used.set(id, { times: times + 1, amountFen: amountFen + fit.amountFen });
      }
    if (fit.isOver && fit.amountFen === 0)
      return refused(fit.isPoolUsedUp ? 'pool_empty' : 'over_cap', capHits);
    const reason = fit.amountFen > 0 ? 'rewarded' : 'points';
    return { amountFen: fit.amountFen, reason, capHits };
  };
}

/** People can agree to new terms and bind a number before a version starts: a trial does not hold it against them. */
const asPrepared = (programme: Programme): Programme => {
  const { rules } = programme;
  const { realName } = rules.eligible;
  const eligible = { ...rules.eligible, realName: realName === 'phone' ? 'none' : realName };
  return { ...programme, termsVersion: 0, rules: { ...rules, eligible } };
};

const refused = (reason: string, capHits: CapName[] = []): Tried => ({
  amountFen: 0,
  reason,
  capHits,
});

function forgetPast(used: Map<string, Used>, day: string): void {
  const isOver = (id: string) => !id.endsWith(day) && !id.endsWith(day.slice(0, 7));
  for (const id of used.keys()) if (isOver(id)) used.delete(id);
}
