import { MIN_PAY_FEN } from '../../../../contract/programme-faults.ts';
import type {
  CaseMark,
  Measures,
  Prize,
  ProgrammeRules,
} from '../../../../contract/programme-rules.ts';
import type { NoRewardReason } from '../../../../contract/rewards.ts';

export { MIN_PAY_FEN };

/** A published version of the reward rules; never edited, only followed by another version. */
export type Programme = {
  id: string;
  version: number;
  name: string;
  /** First and last day, Asia/Shanghai. */
  startsOn: string;
  endsOn: string;
  terms: string;
  /** The terms that whoever earns by it must have agreed to; fixed with the version. */
  termsVersion: number;
  rules: ProgrammeRules;
};

/** What is known of the person, whatever the report. */
export type Payee = {
  mayBePaid: boolean;
  /** The terms agreed to last. */
  consentVersion: number;
  realName: 'none' | 'wechat_real_name';
  hasPhone: boolean;
  isUnder14: boolean;
};

/** All a decision may look at; kept with it, so that other rules can be tried on the same case. */
export type Facts = Payee & {
  /** The Shanghai day on which it is decided. */
  day: string;
  caseId: string;
  personId: string;
  deviceKey: string | null;
  pickId: string;
  pickClass: string;
  categoryKey: string | null;
  areaId: string | null;
  reportedAt: string;
  reportedDay: string;
  capturedAt: string | null;
  capturedDay: string | null;
  photoCount: number;
  accuracyM: number | null;
  measures: Measures;
  marks: CaseMark[];
  /** Cases of the same kind close by that were filed before, nearest first. */
  nearby: NearbyCase[];
};

export type NearbyCase = {
  caseId: string;
  distanceM: number;
  filedHoursAgo: number;
  /** Reported before this one. */
  isSubmittedFirst: boolean;
  isOpen: boolean;
  isByStaff: boolean;
};

export type Decision =
  | { amountFen: number; points: number; rewardClass: string }
  | { reason: NoRewardReason };

/** Why a person earns nothing, in the order in which people are told. */
const PERSON_REFUSALS: readonly (readonly [
  NoRewardReason,
  (payee: Payee, programme: Programme) => boolean,
])[] = [
  ['under_age', (p, { rules }) => rules.eligible.excludesUnder14 && p.isUnder14],
  ['no_payee_consent', (p, { rules }) => rules.eligible.needsConsent && !p.mayBePaid],
  [
    'consent_outdated',
    (p, { rules, termsVersion }) => rules.eligible.needsConsent && p.consentVersion < termsVersion,
  ],
  ['no_phone', (p, { rules }) => rules.eligible.realName === 'phone' && !p.hasPhone],
  [
    'not_real_name',
    (p, { rules }) =>
      rules.eligible.realName === 'wechat_real_name' && p.realName !== 'wechat_real_name',
  ],
];

export const refusalOfPerson = (payee: Payee, programme: Programme): NoRewardReason | null =>
  PERSON_REFUSALS.find(([, isSo]) => isSo(payee, programme))?.[0] ?? null;

type Test = (facts: Facts, rules: ProgrammeRules) => boolean;

/** Why a case earns nothing, in the order in which people are told. */
const REFUSALS: readonly (readonly [NoRewardReason, Test])[] = [
  ['collector_found_first', (f, r) => r.duplicates.collectorFirst && isFoundByStaff(f, r)],
  ['never_rewarded', (f, r) => r.neverEarns.some((mark) => f.marks.includes(mark))],
  ['duplicate', (f, r) => rivalsOf(f, r).some((one) => one.isOpen && isAhead(one, r))],
  ['too_soon_again', (f, r) => rivalsOf(f, r).some((one) => isTooSoon(one, r))],
  ['late_report', (f, r) => isLate(f, r)],
  ['not_enough_evidence', (f, r) => !isProved(f, r)],
];

/** What a case earns its reporter, before caps and the pool are asked. */
export function decideReward(facts: Facts, programme: Programme | undefined): Decision {
  if (!programme) return { reason: 'no_programme' };
  const { rules } = programme;
  if (isOutside(facts, rules)) return { reason: 'outside_area' };
  const personal = refusalOfPerson(facts, programme);
  if (personal) return { reason: personal };
  const refused = REFUSALS.find(([, isSo]) => isSo(facts, rules));
  if (refused) return { reason: refused[0] };
  const classed = classOf(facts, rules);
  if ('reason' in classed) return classed;
  const prize = rules.classes[classed.rewardClass as keyof typeof rules.classes];
  const worth = prize ? worthOf(prize, facts) : { amountFen: 0, points: 0 };
  if (worth.amountFen + worth.points === 0) return { reason: 'class_not_rewarded' };
  const factor = factorOn(facts.day, rules);
  return {
    amountFen: Math.round(worth.amountFen * factor),
    points: Math.round(worth.points * factor),
    rewardClass: classed.rewardClass,
  };
}

const isOutside = ({ areaId }: Facts, { areaIds }: ProgrammeRules) =>
  areaIds.length > 0 && !areaIds.includes(areaId ?? '');

/** Filed cases that are the same thing by the rules' own measure. */
const rivalsOf = ({ nearby }: Facts, { duplicates }: ProgrammeRules) =>
  nearby.filter((one) => one.distanceM <= (duplicates.withinM ?? -1));

// Whoever was filed before is ahead; where the first to submit wins, only if it was also submitted before.
const isAhead = (rival: NearbyCase, { duplicates }: ProgrammeRules) =>
  duplicates.winner === 'first_accepted' || rival.isSubmittedFirst;

const isTooSoon = (rival: NearbyCase, { duplicates }: ProgrammeRules) =>
  !rival.isOpen && rival.filedHoursAgo < (duplicates.repeatAfterHours ?? 0);

const isFoundByStaff = (facts: Facts, rules: ProgrammeRules) =>
  facts.marks.includes('collector_found_first') ||
  rivalsOf(facts, rules).some((one) => one.isByStaff && one.isOpen);

function isLate(facts: Facts, { evidence }: ProgrammeRules): boolean {
  if (evidence.isSameDay && facts.capturedDay !== facts.reportedDay) return true;
  if (evidence.withinMinutes === null) return false;
  if (facts.capturedAt === null) return true;
  const waitedMs = Date.parse(facts.reportedAt) - Date.parse(facts.capturedAt);
  return waitedMs > evidence.withinMinutes * 60_000;
}

const isProved = (facts: Facts, { evidence }: ProgrammeRules) =>
  facts.photoCount >= evidence.minPhotos &&
  evidence.marks.every((mark) => facts.marks.includes(mark)) &&
  // A place that was chosen by hand has no accuracy to be judged by.
  (evidence.maxAccuracyM === null ||
    (facts.accuracyM !== null && facts.accuracyM <= evidence.maxAccuracyM));

const COMPARE = {
  '>=': (a: number, b: number) => a >= b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '<': (a: number, b: number) => a < b,
};

type CategoryRule = ProgrammeRules['categoryRules'][number];

function classOf(
  facts: Facts,
  rules: ProgrammeRules,
): { rewardClass: string } | { reason: NoRewardReason } {
  const fitting = rules.categoryRules.filter((rule) => isAbout(rule, facts));
  if (fitting.length === 0)
    return rules.otherKinds === 'class_of_pick'
      ? { rewardClass: facts.pickClass }
      : { reason: 'class_not_rewarded' };
  const met = fitting.find((rule) => meets(rule, facts) === true);
  if (met) return { rewardClass: met.rewardClass };
  const isUnmeasured = fitting.some((rule) => meets(rule, facts) === null);
  return { reason: isUnmeasured ? 'not_enough_evidence' : 'below_threshold' };
}

const isAbout = (rule: CategoryRule, { pickId, categoryKey }: Facts) =>
  rule.kinds.some((kind) => kind === pickId || categoryKey?.startsWith(kind));

/** Null when what would have to be known was not measured. */
function meets({ thresholds, isAnyEnough }: CategoryRule, { measures }: Facts): boolean | null {
  if (thresholds.length === 0) return true;
  const answers = thresholds.map(({ measure, op, value }) => {
    const measured = measures[measure];
    return measured === undefined ? null : COMPARE[op](measured, value);
  });
  if (isAnyEnough) return answers.includes(true) ? true : answers.includes(null) ? null : false;
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

function worthOf(prize: Prize, { measures }: Facts): { amountFen: number; points: number } {
  if (prize.kind === 'fixed') return { amountFen: prize.amountFen, points: 0 };
  if (prize.kind === 'points') return { amountFen: 0, points: prize.points };
  const share = Math.min(100, measures.severity ?? 0) / 100;
  const amountFen = prize.fromFen + Math.round((prize.toFen - prize.fromFen) * share);
  return { amountFen, points: 0 };
}

/** Of several on one day the highest; they do not multiply one another. */
const factorOn = (day: string, { multipliers }: ProgrammeRules) =>
  Math.max(
    1,
    ...multipliers.filter((one) => one.from <= day && day <= one.to).map((one) => one.factor),
  );

/** What somebody gets whose report was merged into the rewarded one. */
export function shareOf(
  main: { amountFen: number },
  rules: ProgrammeRules,
): { amountFen: number; points: number } | null {
  const { followers } = rules.duplicates;
  if (followers.kind === 'none') return null;
  if (followers.kind === 'points') return { amountFen: 0, points: followers.points };
  // Rounded down: the shares never come to more than the rule says.
  const amountFen = Math.floor((main.amountFen * followers.percent) / 100);
  return { amountFen: amountFen < MIN_PAY_FEN ? 0 : amountFen, points: 0 };
}

type Comer = { caseId: string; submittedAt: string; acceptedAt: string };

/** Who of several is rewarded for one thing; the lower id when both were in the same instant. */
export function firstComer(rules: ProgrammeRules, comers: readonly Comer[]): Comer | undefined {
  const at = (one: Comer) =>
    rules.duplicates.winner === 'first_accepted' ? one.acceptedAt : one.submittedAt;
  return [...comers].sort(
    (a, b) => at(a).localeCompare(at(b)) || a.caseId.localeCompare(b.caseId),
  )[0];
}

/** Reports that were submitted after this one and filed before it: where submitting decides, people look at them. */
export const overtakenBy = (facts: Facts, rules: ProgrammeRules): string[] =>
  rules.duplicates.winner === 'first_submitted'
    ? rivalsOf(facts, rules)
        .filter((one) => one.isOpen && !one.isByStaff && !one.isSubmittedFirst)
        .map((one) => one.caseId)
    : [];

/** Of the programmes that run on a day, the one for this area; one for the whole city only when there is none. */
export function programmeFor(
  programmes: readonly Programme[],
  areaId: string | null,
): Programme | undefined {
  const own = programmes.find(({ rules }) => areaId !== null && rules.areaIds.includes(areaId));
  return own ?? programmes.find(({ rules }) => rules.areaIds.length === 0) ?? programmes[0];
}
