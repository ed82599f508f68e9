import type { Context } from '../../../context.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import type { Moment } from '../../../lib/events.ts';
import { type Citizen, findCitizen } from '../../accounts/index.ts';
import { recordDecision } from '../decisions/store.ts';
import { holdReward } from '../holds/index.ts';
import {
  decideReward,
  type Facts,
  overtakenBy,
  type Payee,
  type Programme,
  programmeFor,
  refusalOfPerson,
  shareOf,
} from '../programmes/rules.ts';
import { programmesOn } from '../programmes/store.ts';
import { rewardsOfCases } from '../queries.ts';
import { insertReward, type Reward } from '../store.ts';
import { grantReward } from './grant-reward.ts';
import { knowPayee } from './know-payee.ts';
import { undecided } from './new-reward.ts';

type Parts = Pick<Context, 'seal' | 'events'>;
type Filed = DomainEvents['case.filed'];

/**
 * 立案 books the reward, in the filing transaction and once per case and person, however often it is retried;
 * answers what was decided now, earned or not.
 */
export async function bookReward(parts: Parts, moment: Moment, filed: Filed): Promise<Reward[]> {
  const { session, now } = moment;
  // Staff never own a reward, so their reports leave no row.
  if (filed.citizenId === null) return [];
  const citizen = await citizenFor(parts, moment, filed.citizenId, filed.caseId);
  const payee = await knowPayee(session, citizen, filed.report?.reportedAt);
  const facts = factsOf(filed, citizen, payee, now);
  const programme = programmeFor(await programmesOn(session, facts.day), facts.areaId);
  const reward = undecided(now, filed, citizen, programme);
  reward.reason = waitsFor(programme);
  // The unique key decides a race: whoever comes second finds the case decided.
  if (!(await insertReward(session, reward))) return [];
  await recordDecision(session, now, reward.id, facts);
  // What waits for a later step, or for a programme, is told as it is.
  if (!programme || reward.reason !== null) return [reward];
  return bookDecided(parts, moment, reward, programme, facts, filed.followers ?? []);
}

/** What the rules say of one report, and of those merged into it. */
export async function bookDecided(
  parts: Parts,
  moment: Moment,
  reward: Reward,
  programme: Programme,
  facts: Facts,
  followers: NonNullable<Filed['followers']>,
): Promise<Reward[]> {
  const decision = decideReward(facts, programme);
  const granted = await grantReward(moment, reward, programme, facts, decision);
  if (granted.state === 'not_rewarded') return [granted];
  await lookAtOvertaken(parts, moment, facts, programme);
  const shares: Reward[] = [];
  for (const follower of followers) {
    const share = await bookShare(parts, moment, granted, programme, facts, follower);
    if (share) shares.push(share);
  }
  return [granted, ...shares];
}

/** A report merged into a rewarded one gets what the rules leave for it, out of the same caps. */
export async function bookShare(
  parts: Parts,
  moment: Moment,
  main: Reward,
  programme: Programme,
  facts: Facts,
  follower: NonNullable<Filed['followers']>[number],
): Promise<Reward | null> {
  const share = shareOf(main, programme.rules);
  if (!share || share.amountFen + share.points === 0 || follower.citizenId === main.personId)
    return null;
  const citizen = await citizenFor(parts, moment, follower.citizenId, follower.caseId);
  // It belongs to the main case, and goes with it; the merged report can still be filed for itself later.
  const pick = { label: main.label, rewardClass: main.rewardClass };
  const about = { caseId: main.caseId, caseNo: follower.caseNo, pick };
  const blank = undecided(moment.now, about, citizen, programme);
  const reward: Reward = { ...blank, kind: 'share', ownCaseId: follower.caseId };
  if (!(await insertReward(moment.session, reward))) return null;
  const payee = await knowPayee(moment.session, citizen);
  const theirs: Facts = { ...facts, ...payee, personId: citizen.id, deviceKey: null };
  const reason = refusalOfPerson(payee, programme);
  const decision = reason ? { reason } : { ...share, rewardClass: main.rewardClass };
  return grantReward(moment, reward, programme, theirs, decision);
}

const waitsFor = (programme: Programme | undefined) => {
  if (!programme) return 'no_programme';
  const { trigger } = programme.rules;
  return trigger === 'filed' ? null : trigger === 'closed' ? 'awaits_closing' : 'awaits_check';
};

async function citizenFor({ seal }: Parts, { session }: Moment, id: string, caseId: string) {
  const citizen = await findCitizen(session, seal, id);
  if (!citizen) throw new Error(`nobody to reward for case ${caseId}`);
  return citizen;
}

function factsOf(filed: Filed, citizen: Citizen, payee: Payee, now: Date): Facts {
  const { report } = filed;
  const reportedAt = report?.reportedAt ?? now;
  const capturedAt = report?.capturedAt ?? null;
  return {
    ...payee,
    day: shanghaiDay(now),
    caseId: filed.caseId,
    personId: citizen.id,
    deviceKey: report?.deviceKey ?? null,
    pickId: filed.pick.id,
    pickClass: filed.pick.rewardClass,
    categoryKey: report?.categoryKey ?? null,
    areaId: report?.areaId ?? null,
    reportedAt: reportedAt.toISOString(),
    reportedDay: shanghaiDay(reportedAt),
    capturedAt: capturedAt?.toISOString() ?? null,
    capturedDay: capturedAt && shanghaiDay(capturedAt),
    photoCount: report?.photoCount ?? 1,
    accuracyM: report?.accuracyM ?? null,
    measures: report?.measures ?? {},
    marks: report?.marks ?? [],
    nearby: report?.nearby ?? [],
  };
}

/** Somebody submitted before a case that was booked first: people decide which of the two is paid. */
async function lookAtOvertaken(
  { events }: Parts,
  moment: Moment,
  facts: Facts,
  programme: Programme,
): Promise<void> {
  const { session, now } = moment;
  for (const { id: rewardId } of await rewardsOfCases(
    session,
    overtakenBy(facts, programme.rules),
  )) {
    const isHeld = await holdReward(session, now, {
      rewardId,
      codes: ['earlier_report'],
      score: 100,
      why: '同一问题另有更早提交、后立案的上报，请核实应奖励哪一件',
    });
    if (isHeld) await events.publish('reward.held', moment, { rewardId });
  }
}
