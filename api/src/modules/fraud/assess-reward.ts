import type { FraudCode, Signal } from '../../../contract/fraud.ts';
import type { Context } from '../../context.ts';
import { staffInRoles } from '../../core/accounts/index.ts';
import { findReportFacts, type ReportFacts } from '../../core/cases/index.ts';
import { findReward, holdReward, type Reward } from '../../core/rewards/index.ts';
import { isWorthRepeating } from '../../lib/db.ts';
import type { Moment } from '../../lib/events.ts';
import { findAssessment, insertAssessment, lastReviewerOf } from './assessment-store.ts';
import { drawOne } from './draw.ts';
import { LIMITS } from './limits.ts';
import { readFacts } from './read-facts.ts';
import { weigh } from './rules.ts';

type Weighed = { score: number; signals: Signal[]; isHeld: boolean; inputs: unknown };

/**
 * Weighs a reward in the transaction that books it, so that there is no instant at which it could be claimed
 * unweighed. What goes wrong in the weighing never stops a filing: the reward is then held for a person to look at.
 */
export async function assessReward(
  context: Pick<Context, 'seal' | 'log'>,
  moment: Moment,
  rewardId: string,
): Promise<void> {
  const reward = await findReward(moment.session, rewardId);
  // Weighed before: people decided since, and an appeal gave it back.
  if (!reward || (await findAssessment(moment.session, rewardId))) return;
  const report = await findReportFacts(moment.session, reward.caseId);
  // A prize has no report to weigh.
  if (!report) return;
  const weighed = await weighSafely(context, moment, report);
  const draw = weighed.isHeld ? await drawReviewer(context, moment, reward) : null;
  await insertAssessment(moment.session, {
    reward_id: reward.id,
    case_id: reward.caseId,
    case_no: reward.caseNo,
    person_id: reward.personId,
    score: weighed.score,
    signals: JSON.stringify(weighed.signals),
    inputs: JSON.stringify(weighed.inputs),
    rule_version: LIMITS.version,
    assessed_at: moment.now,
    is_held: weighed.isHeld ? 1 : 0,
    reviewer_id: draw?.reviewerId ?? null,
    drawn_from: draw?.from.join(' ') ?? null,
    draw_seed: draw?.seed ?? null,
    review_by: draw && new Date(moment.now.getTime() + LIMITS.reviewMs),
  });
  if (!weighed.isHeld) return;
  await holdReward(moment.session, moment.now, {
    rewardId: reward.id,
    codes: [...new Set<FraudCode>(weighed.signals.map((signal) => signal.code))],
    score: weighed.score,
    why: weighed.signals.map((signal) => signal.words).join('；'),
  });
}

async function weighSafely(
  context: Pick<Context, 'log'>,
  { session, now }: Moment,
  report: ReportFacts,
): Promise<Weighed> {
  try {
    const facts = await readFacts(session, report, now);
    return { ...weigh(facts), inputs: facts };
  } catch (error) {
    // A deadlock or a lost server is the whole transaction's affair: it is repeated from the beginning.
    if (isWorthRepeating(error)) throw error;
    context.log.error({ err: error, caseId: report.caseId }, 'reward not weighed');
    const words = '系统未能完成评估，请人工核对';
    const signals: Signal[] = [{ code: 'not_assessed', score: LIMITS.holdAt, words }];
    return { score: LIMITS.holdAt, signals, isHeld: true, inputs: {} };
  }
}

/** By lot among finance, not the one who had this person last, unless there is nobody else. */
async function drawReviewer(
  { seal }: Pick<Context, 'seal'>,
  { session }: Moment,
  { id: rewardId, personId }: Reward,
) {
  const finance = await staffInRoles(session, ['finance'], 'anywhere');
  const last = await lastReviewerOf(session, personId);
  const others = finance.filter((id) => id !== last);
  const from = others.length > 0 ? others : finance;
  const seed = seal.lookup(`review ${rewardId}`);
  return { reviewerId: drawOne(from, seed), from, seed };
}
