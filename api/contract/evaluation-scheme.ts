import { z } from 'zod';
import { key, words } from './common.ts';

/** The 21 indicators (考核指标), in the order in which they are shown. `low`: less is better. */
export const INDICATORS = {
  filingRate: { name: '立案率', better: 'high' },
  validReportRate: { name: '有效上报率', better: 'high' },
  onTimeAcceptRate: { name: '按期受理率', better: 'high' },
  onTimeFilingRate: { name: '按时立案率', better: 'high' },
  onTimeDispatchRate: { name: '按期派遣率', better: 'high' },
  accurateDispatchRate: { name: '准确派遣率', better: 'high' },
  handlingRate: { name: '处置率', better: 'high' },
  onTimeHandlingRate: { name: '按期处置率', better: 'high' },
  closingRate: { name: '结案率', better: 'high' },
  onTimeClosingRate: { name: '按期结案率', better: 'high' },
  lateClosingRate: { name: '超期结案率', better: 'low' },
  firstPassRate: { name: '一次完成率', better: 'high' },
  reworkRate: { name: '返工率', better: 'low' },
  recurrenceRate: { name: '问题反复率', better: 'low' },
  satisfactionRate: { name: '公众满意率', better: 'high' },
  extensionRate: { name: '延期率', better: 'low' },
  deferralRate: { name: '缓办率', better: 'low' },
  returnRate: { name: '回退率', better: 'low' },
  overdueOpenRate: { name: '超期未处置率', better: 'low' },
  onTimeCheckRate: { name: '按期核查率', better: 'high' },
  onTimeVerifyRate: { name: '按期核实率', better: 'high' },
} as const satisfies Record<string, { name: string; better: 'high' | 'low' }>;
export type IndicatorId = keyof typeof INDICATORS;
export const indicatorIds = Object.keys(INDICATORS) as IndicatorId[];
export const indicatorId = z.enum(indicatorIds as [IndicatorId, ...IndicatorId[]]);

/** What formulas need besides the indicators: urgent cases apart, and plain counts. */
export const OTHER_FIGURES = {
  urgentClosingRate: '紧急案件结案率',
  urgentOnTimeClosingRate: '紧急案件按期结案率',
  filed: '立案数',
  supervised: '督办案件',
  supervisedOpen: '督办未结案件',
  failedThrice: '核查三次以上不通过',
  forceClosed: '强制结案',
  appealed: '申诉后不计分',
  selfHandled: '自行处置',
} as const;
export const figureIds = [...indicatorIds, ...Object.keys(OTHER_FIGURES)] as FigureId[];
export type FigureId = IndicatorId | keyof typeof OTHER_FIGURES;
export const figureId = z.enum(figureIds as [FigureId, ...FigureId[]]);
export const figureName = (id: FigureId): string =>
  id in INDICATORS
    ? INDICATORS[id as IndicatorId].name
    : OTHER_FIGURES[id as keyof typeof OTHER_FIGURES];

const points = z.number().min(-1000).max(1000);

/** One term of a city's formula. Terms with a rate or a mark are left out when there is nothing to rate. */
export const formulaPart = z.discriminatedUnion('kind', [
  /** rate × points; inverted: (1 − rate) × points. */
  z.strictObject({
    kind: z.literal('rate'),
    figure: figureId,
    points,
    isInverted: z.boolean().default(false),
  }),
  /** All the points from `from` (0–1) on; below it `perPoint` less for each percentage point. */
  z.strictObject({
    kind: z.literal('threshold'),
    figure: figureId,
    points,
    from: z.number().min(0).max(1),
    perPoint: z.number().min(0).max(100),
  }),
  /** `perCase` for each case of the figure's numerator. */
  z.strictObject({ kind: z.literal('count'), figure: figureId, perCase: points }),
  z.strictObject({ kind: z.literal('fixed'), points }),
  /** A mark of 0–100 that assessors give, by its name. */
  z.strictObject({ kind: z.literal('mark'), name: words(20), points }),
]);
export type FormulaPart = z.output<typeof formulaPart>;

/** Parts added up, held between `min` and `max`, times `factor`. */
export const formulaGroup = z.strictObject({
  name: words(30),
  factor: z.number().min(0).max(10).default(1),
  min: z.number().optional(),
  max: z.number().optional(),
  /** What its rates and marks come to at best, where parts exclude each other; the sum of their points if left out. */
  worth: z.number().positive().optional(),
  /** Worth nothing when cases were filed and none of them closed. */
  needsClosed: z.boolean().default(false),
  parts: z.array(formulaPart).min(1).max(30),
});
export type FormulaGroup = z.output<typeof formulaGroup>;

export const schemeDefinition = z.strictObject({
  method: z.discriminatedUnion('kind', [
    /** Σ weight × rate, with 1 − rate where less is better; the weights are percents and make exactly 100. */
    z.strictObject({
      kind: z.literal('weights'),
      weights: z.partialRecord(indicatorId, z.number().min(0).max(100)),
    }),
    z.strictObject({ kind: z.literal('formula'), groups: z.array(formulaGroup).min(1).max(10) }),
  ]),
  /** 应结案数: all filed · without those open inside their limit · and without deferred ones too. */
  dueClose: z.enum(['all_filed', 'less_open_in_limit', 'less_deferred']),
  /** What the rework rate is measured against. */
  reworkOver: z.enum(['due_close', 'filed']),
  /** Fewer ratings than this and satisfaction is not rated. */
  minRatings: z.int().min(1).max(10_000).default(10),
  /** A closed case has recurred when the same minor class is filed again this near, this soon. */
  recurrenceDays: z.int().min(1).max(90).default(30),
  recurrenceRadiusM: z.number().min(1).max(500).default(50),
  /** Limits of the centre's own stages in minutes that run day and night. */
  stageMinutes: z.strictObject({
    accept: z.int().min(1),
    register: z.int().min(1),
    dispatch: z.int().min(1),
    verify: z.int().min(1),
    check: z.int().min(1),
  }),
  /** The score has two decimals: rounded, or cut off. */
  rounding: z.enum(['round', 'truncate']).default('round'),
  /** Best first; the last one begins at 0. */
  grades: z
    .array(z.strictObject({ grade: words(4), min: z.number() }))
    .min(1)
    .max(10),
  /** Where the numbers come from, for the reader. */
  source: words(200),
});
export type SchemeDefinition = z.output<typeof schemeDefinition>;

export const scheme = z.object({
  id: key,
  version: z.int().min(1),
  name: z.string(),
  definition: schemeDefinition,
  /** Who published it and when; absent for schemes that ship. */
  publishedBy: z.string().optional(),
  publishedAt: z.iso.datetime().optional(),
});
export type Scheme = z.output<typeof scheme>;
