import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { findReportFacts } from '../../../core/cases/index.ts';
import type { Moment } from '../../../lib/events.ts';
import { drawOne, fractionOf } from '../draw.ts';
import { LIMITS } from '../limits.ts';
import { insertLook } from './store.ts';

const MAX_CANDIDATES = 24;

/**
 * A share of the filings of citizens' reports is looked at by a second person. Whether and by whom follows from a
 * keyed seed: nobody can foresee it, and everybody with the key can repeat it.
 */
export async function drawLook(
  { seal }: Pick<Context, 'seal'>,
  { session, now }: Moment,
  caseId: string,
): Promise<void> {
  const seed = seal.lookup(`second look ${caseId}`);
  if (fractionOf(seed) >= LIMITS.secondLookShare) return;
  const facts = await findReportFacts(session, caseId);
  if (!facts?.filedBy) return;
  const { areaId, filedBy } = facts;
  const staff = await staffInRoles(session, ['acceptor', 'duty_chief'], { areaId });
  const candidates = staff.filter((id) => id !== filedBy).slice(0, MAX_CANDIDATES);
  await insertLook(session, {
    case_id: caseId,
    case_no: facts.caseNo,
    filed_by: filedBy,
    filed_at: now,
    draw_seed: seed,
    drawn_from: candidates.join(' '),
    looker_id: drawOne(candidates, seed),
  });
}
