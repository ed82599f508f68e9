import { z } from 'zod';
import { day, fen, key } from './common.ts';

const keysOf = <Key extends string>(words: Record<Key, string>) =>
  Object.keys(words) as [Key, ...Key[]];

/** What the acceptor has seen for good when filing: rules may ask for it. */
export const PROOF_MARKS = {
  near_and_far: '远景、近景齐全',
  plate_legible: '号牌清晰可辨',
  whole_act: '行为过程完整',
} as const;
/** What he or she has seen for ill: rules may exclude it. */
export const EXCLUSION_MARKS = {
  collector_found_first: '采集员或监督员已先发现',
  already_handled: '上报时已在处置',
  self_made: '自导自演',
  not_real: '与事实不符',
  outside_scope: '不属于奖励范围',
  private_or_property: '室内或物业自管区域',
} as const;
export const CASE_MARKS = { ...PROOF_MARKS, ...EXCLUSION_MARKS } as const;
export type CaseMark = keyof typeof CASE_MARKS;
export const caseMark = z.enum(keysOf(CASE_MARKS));

/** What can be measured on site; `severity` is a share of 100. */
export const MEASURES = {
  area_m2: ['面积', '平方米'],
  volume_m3: ['体积', '立方米'],
  length_m: ['长度', '米'],
  count: ['数量', '处'],
  damage_percent: ['破损比例', '%'],
  severity: ['严重程度', '%'],
} as const satisfies Record<string, readonly [string, string]>;
export type Measure = keyof typeof MEASURES;
export const measure = z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]);
export const measures = z.partialRecord(measure, z.number().min(0).max(1_000_000));
export type Measures = z.output<typeof measures>;

export const rewardClass = z.enum(['A', 'B', 'C', 'D', 'E']);

/** What a class is worth. Inside a range `severity` decides; without it the lower end. */
export const prize = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amountFen: fen }),
  z.strictObject({ kind: z.literal('range'), fromFen: fen, toFen: fen }),
  z.strictObject({ kind: z.literal('points'), points: z.int().min(0).max(100_000) }),
]);
export type Prize = z.output<typeof prize>;

const threshold = z.strictObject({
  measure,
  op: z.enum(['>=', '>', '<=', '<']),
  value: z.number().min(0),
});

/** The first rule whose kinds fit decides the class. Kinds are picks or beginnings of standard categories. */
const categoryRule = z.strictObject({
  name: z.string().min(1).max(40),
  kinds: z.array(key).min(1).max(60),
  rewardClass,
  thresholds: z.array(threshold).max(5).default([]),
  /** One threshold is enough (or), otherwise all of them. */
  isAnyEnough: z.boolean().default(false),
});

const limit = z.int().min(1).nullable().default(null);
const limitFen = fen.min(1).nullable().default(null);

export const capRules = z.strictObject({
  personDayCount: limit,
  personDayFen: limitFen,
  personMonthFen: limitFen,
  deviceDayCount: limit,
  /** For all reporters of one case together. */
  caseFen: limitFen,
  poolDayFen: limitFen,
  poolMonthFen: limitFen,
  /** `part` pays what is left; `entry_zero` counts the entry without money. */
  overCap: z.enum(['no_entry', 'entry_zero', 'part']).default('no_entry'),
  /** What a voided case had used may be used again. */
  isReleasedOnReversal: z.boolean().default(true),
});

/** The caps that an entry can come up against; the other two fields say what happens then. */
export const capName = capRules.omit({ overCap: true, isReleasedOnReversal: true }).keyof();
export type CapName = z.output<typeof capName>;

const evidenceRules = z.strictObject({
  minPhotos: z.int().min(1).max(9).default(1),
  /** What the acceptor must have marked. */
  marks: z
    .array(z.enum(keysOf(PROOF_MARKS)))
    .max(3)
    .default([]),
  /** From the moment on the phone to the report. */
  withinMinutes: z.int().min(1).max(14_400).nullable().default(null),
  maxAccuracyM: z.int().min(1).max(10_000).nullable().default(null),
  isSameDay: z.boolean().default(false),
});

const duplicateRules = z.strictObject({
  /** Of two cases of one thing: the one accepted first, or the one submitted first; then the lower id. */
  winner: z.enum(['first_accepted', 'first_submitted']).default('first_accepted'),
  /** A case of the same kind so close by is the same thing; null leaves it to whoever merges cases. */
  withinM: z.int().min(1).max(200).nullable().default(null),
  /** What staff found before is not rewarded. */
  collectorFirst: z.boolean().default(true),
  /** For reports merged into the rewarded case: nothing, a share of the amount, or points. */
  followers: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('share'), percent: z.int().min(1).max(100) }),
      z.strictObject({ kind: z.literal('points'), points: z.int().min(1).max(1000) }),
    ])
    .default({ kind: 'none' }),
  /** The same thing earns again only after so long. */
  repeatAfterHours: z.int().min(1).max(8760).nullable().default(null),
});

const rank = z.strictObject({ from: z.int().min(1), to: z.int().min(1), amountFen: fen.min(1) });

/** Days on which everything counts more. */
const multiplier = z.strictObject({
  name: z.string().min(1).max(40),
  kind: z.enum(['campaign', 'emergency']),
  factor: z.number().min(1).max(20),
  from: day,
  to: day,
});

export const programmeRules = z.strictObject({
  /** Empty: the whole city. */
  areaIds: z.array(key).max(200).default([]),
  eligible: z
    .strictObject({
      needsConsent: z.boolean().default(true),
      realName: z.enum(['none', 'phone', 'wechat_real_name']).default('none'),
      excludesUnder14: z.boolean().default(true),
    })
    .prefault({}),
  trigger: z.enum(['filed', 'check_passed', 'closed']).default('filed'),
  classes: z.partialRecord(rewardClass, prize),
  categoryRules: z.array(categoryRule).max(100).default([]),
  /** Kinds without a rule take the class of what the citizen picked, or earn nothing. */
  otherKinds: z.enum(['class_of_pick', 'not_rewarded']).default('class_of_pick'),
  evidence: evidenceRules.prefault({}),
  duplicates: duplicateRules.prefault({}),
  caps: capRules.prefault({}),
  neverEarns: z
    .array(z.enum(keysOf(EXCLUSION_MARKS)))
    .default(['already_handled', 'self_made', 'not_real', 'outside_scope', 'private_or_property']),
  multipliers: z.array(multiplier).max(20).default([]),
  rankMonth: z.array(rank).max(20).default([]),
  lotteryMonth: z
    .array(z.strictObject({ count: z.int().min(1).max(1000), amountFen: fen.min(1) }))
    .max(10)
    .default([]),
  payout: z
    .strictObject({
      channel: z
        .enum(['wechat_transfer', 'wechat_red_packet', 'phone_credit', 'bank', 'points'])
        .default('wechat_transfer'),
      batch: z.enum(['immediate', 'daily', 'weekly', 'monthly', 'quarterly']).default('immediate'),
      claimDays: z.int().min(1).max(365).default(30),
    })
    .prefault({}),
  /** Recorded for the finance office; nothing is withheld by it. */
  tax: z
    .strictObject({
      mode: z
        .enum(['exempt_report_reward', 'occasional_income_20'])
        .default('exempt_report_reward'),
      thresholdFen: fen.default(80_000),
    })
    .prefault({}),
});
export type ProgrammeRules = z.output<typeof programmeRules>;
export type ProgrammeRulesInput = z.input<typeof programmeRules>;
