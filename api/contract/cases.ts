import { z } from 'zod';
import { caseAction, caseState, need } from './case-words.ts';
import { count, datum, day, fen, id, instant, key, latitude, longitude, words } from './common.ts';
import { MAX_PHOTOS, photo } from './files.ts';
import { devicePosition } from './inspection.ts';
import { coOrder, MAX_CO_ORDER_DAYS } from './orders.ts';
import { caseMark, measures } from './programme-rules.ts';
import { rewardReason, rewardStanding } from './rewards.ts';
import { runningStage, stageVisit } from './stages.ts';

/** A choice of the citizen picker; `icon` names a picture in the mini-program. */
export const pick = z.object({
  id: key,
  label: z.string(),
  icon: z.string(),
  /** Danger must not wait in an inbox: show the telephone first. */
  isDangerous: z.boolean(),
  telephone: z.string().nullable(),
});
export type Pick = z.output<typeof pick>;

/** Limit units: urgent ones run day and night, working ones only on the mainland working calendar. */
export const limitUnit = z.enum([
  'urgent_minute',
  'urgent_hour',
  'urgent_day',
  'work_hour',
  'work_day',
  'natural_day',
]);

/** One line of the filing and closing standard (立结案标准). */
export const standard = z.object({
  /** One version of a line; the number of the line itself is `code`. */
  id: key,
  /** P or E + major + minor, for example E0110. */
  categoryKey: key,
  categoryName: z.string(),
  problemKind: z.string(),
  filingCondition: z.string(),
  limit: z.object({ value: z.int().min(1), unit: limitUnit }),
  closingCondition: z.string(),
  // Copies on older cases lack what follows.
  /** The number people know the line by; the same in all its versions. */
  code: z.string().default(''),
  /** The numbering scheme `categoryKey` belongs to. */
  schemeId: z.string().default('gbt30428_2'),
  version: z.int().min(1).default(1),
  /** 主管部门 */
  authority: z.string().default(''),
  legalBasis: z.string().default(''),
  grade: z.enum(['A', 'B', 'C']).nullable().default(null),
  validFrom: instant.nullable().default(null),
  /** The id of the version that took its place. */
  replacedBy: key.nullable().default(null),
});
export type Standard = z.output<typeof standard>;

export const place = z.object({
  /** WGS-84 degrees. */
  longitude,
  latitude,
  /** Radius of the device's own estimate in metres; null when chosen by hand. */
  accuracyM: z.number().min(0).max(100_000).nullable(),
  address: z.string(),
  /** GB/T 2260 code and name of the district the point lies in. */
  areaId: key,
  areaName: z.string(),
});
export type Place = z.output<typeof place>;

/** What happened, append-only. Names of people are shown to staff only; the citizen reads the role. */
export const caseEvent = z.object({
  seq: z.int().min(1),
  action: caseAction,
  from: caseState.nullable(),
  to: caseState,
  at: instant,
  by: z.string(),
  unitName: z.string().nullable(),
  note: z.string().nullable(),
  /** Metres between the case and who took the step on site; null for other steps, and for citizens. */
  onSiteM: count.nullable().default(null),
  photos: z.array(photo),
});
export type CaseEvent = z.output<typeof caseEvent>;

/** A button the server offers this person on this case now. */
export const offeredAction = z.object({
  action: caseAction,
  name: z.string(),
  /** What the form has to ask for. */
  needs: z.array(need),
  /** Ends the case or sends it back: ask with care. */
  isAdverse: z.boolean(),
  /** Choices for `reason`: code → words. Empty when there is none to choose. */
  reasons: z.array(z.object({ code: key, name: z.string(), sentence: z.string() })),
});
export type OfferedAction = z.output<typeof offeredAction>;

/** How a deadline came about: every step that moved it, with the days skipped, pauses and extensions. */
export const deadline = z.object({
  originalDueAt: instant.nullable(),
  /** Working time left while the clock is paused, in milliseconds. */
  pausedLeftMs: z.number().nullable(),
  lines: z.array(z.object({ at: instant, text: z.string(), dueAt: instant.nullable() })),
});
export type Deadline = z.output<typeof deadline>;

/** What a unit has asked for and nobody has answered. */
export const openRequest = z.object({
  kind: z.enum(['extension', 'deferral', 'suspension']),
  until: day.nullable(),
});

/** The reward of one case as its reporter sees it. */
export const caseReward = z.object({
  rewardId: id.nullable(),
  /** `none`: nothing decided yet. */
  state: z.enum(['none', ...rewardStanding.options]),
  amountFen: fen,
  points: count,
  reason: rewardReason.nullable(),
  /** In plain words: why not, or what to do next. */
  why: z.string().nullable(),
  /** The first instant at which it is too late to claim. */
  claimUntil: instant.nullable(),
  paidAt: instant.nullable(),
});
export type CaseReward = z.output<typeof caseReward>;

const caseRow = {
  id,
  /** For people: 370700-20261121-00042. */
  caseNo: z.string(),
  state: caseState,
  pick: z.object({ id: key, label: z.string(), icon: z.string() }),
  place,
  text: z.string(),
  thumbUrl: z.url().nullable(),
  reportedAt: instant,
  /** When handling must be done; null before dispatch. */
  dueAt: instant.nullable(),
  isOverdue: z.boolean(),
};

/** What a reporter is told beyond the row. */
const ownRow = {
  ...caseRow,
  reward: caseReward,
  /** The reporter said that it is not solved; null: never, or never in time. */
  dispute: z.enum(['open', 'answered']).nullable(),
  /** Void because the reporter took it back, not because the city said so. */
  isWithdrawn: z.boolean(),
};

export const myCaseRow = z.object(ownRow);
export type MyCaseRow = z.output<typeof myCaseRow>;

/** How a main case gets on, for who reported the same problem: nothing of its reporter, words or pictures. */
export const mainCaseProgress = z.object({
  caseNo: z.string(),
  state: caseState,
  dueAt: instant.nullable(),
  isOverdue: z.boolean(),
  /** Every time a citizen would have read another state. */
  steps: z.array(z.object({ state: caseState, at: instant })),
});
export type MainCaseProgress = z.output<typeof mainCaseProgress>;

export const myCase = z.object({
  ...ownRow,
  photos: z.array(photo),
  events: z.array(caseEvent),
  actions: z.array(offeredAction),
  /** 1–5 stars, once, after closing. */
  rating: z.object({ stars: z.int().min(1).max(5), words: z.string() }).nullable(),
  /** The case this one was merged into. */
  mainCase: mainCaseProgress.nullable(),
});
export type MyCase = z.output<typeof myCase>;

export const staffCaseRow = z.object({
  ...caseRow,
  standardName: z.string().nullable(),
  unitName: z.string().nullable(),
  handlerName: z.string().nullable(),
  reworkCount: count,
  /** How many actions this person has on it now. */
  isMine: z.boolean(),
  /** The stage of the centre's own work whose timer runs; null while none does. */
  stage: runningStage.nullable(),
});
export type StaffCaseRow = z.output<typeof staffCaseRow>;

export const staffCase = z.object({
  ...caseRow,
  version: z.int(),
  standard: standard.nullable(),
  unit: z.object({ id: key, name: z.string() }).nullable(),
  handler: z.object({ id: key, name: z.string() }).nullable(),
  /** Null for handling units and inspectors: the reporter stays private. */
  reporter: z.object({ alias: z.string(), reportedCount: count, filedCount: count }).nullable(),
  /** As the device sent it. */
  receivedPlace: z.object({ longitude, latitude, datum }),
  capturedAt: instant.nullable(),
  photos: z.array(photo),
  events: z.array(caseEvent),
  actions: z.array(offeredAction),
  deadline,
  /** Every timed stage it went through, in order. */
  stages: z.array(stageVisit),
  openRequest: openRequest.nullable(),
  /** Helping units and what became of it, oldest first. */
  coOrders: z.array(coOrder),
  fileNo: z.string().nullable(),
  reworkCount: count,
  returnCount: count,
  rating: z.object({ stars: z.int().min(1).max(5), words: z.string() }).nullable(),
  mainCase: z.object({ id, caseNo: z.string() }).nullable(),
  /** Reports merged into this one. */
  mergedCount: count,
  /** What filing would book at the most, or has booked; null when nothing, and for roles that do not need it. */
  rewardFen: fen.nullable(),
  isRewardBooked: z.boolean(),
});
export type StaffCase = z.output<typeof staffCase>;

export const nearbyCase = z.object({
  id,
  caseNo: z.string(),
  state: caseState,
  label: z.string(),
  address: z.string(),
  thumbUrl: z.url().nullable(),
  reportedAt: instant,
  /** Metres from the case asked about. */
  distanceM: z.number(),
});
export type NearbyCase = z.output<typeof nearbyCase>;

export const reportBody = z.strictObject({
  /** Made by the client before the first try: the same id again is the same report. */
  id,
  pickId: key,
  text: words(500),
  photoIds: z.array(id).min(1, '请至少拍一张照片').max(MAX_PHOTOS, `最多 ${MAX_PHOTOS} 张照片`),
  place: z.strictObject({
    longitude,
    latitude,
    datum,
    accuracyM: z.number().min(0).max(100_000).nullable(),
    address: words(120),
  }),
  /** The device's clock when the first photo was taken; a hint. */
  capturedAt: instant.nullable(),
});
export type ReportBody = z.input<typeof reportBody>;

/** What an inspector settled on the spot: one request with the picture before and the picture after. */
export const selfHandledBody = reportBody.omit({ photoIds: true }).extend({
  beforePhotoIds: z.array(id).min(1, '请拍一张处置前的照片').max(MAX_PHOTOS),
  afterPhotoIds: z.array(id).min(1, '请拍一张处置后的照片').max(MAX_PHOTOS),
});

/** One of an inspector's own of today, as the phone lists it. */
export const selfHandledRow = z.object({
  id,
  caseNo: z.string(),
  pick: caseRow.pick,
  address: z.string(),
  at: instant,
  beforeUrl: z.url().nullable(),
  afterUrl: z.url().nullable(),
});
export type SelfHandledRow = z.output<typeof selfHandledRow>;

/** So few stars say that it is not solved: the reporter may have it looked at again with the same tap. */
export const POOR_STARS = 2;

export const actBody = z.strictObject({
  action: caseAction,
  /** The version the person looked at; an older one is refused with `case_changed`. */
  version: z.int().optional(),
  note: words(500).optional(),
  reason: key.optional(),
  standardId: key.optional(),
  unitId: key.optional(),
  handlerId: key.optional(),
  mainCaseId: id.optional(),
  photoIds: z.array(id).max(MAX_PHOTOS).optional(),
  stars: z.int().min(1).max(5).optional(),
  /** With few stars, while it may be disputed: whether somebody shall look again; left out, somebody does. */
  isDispute: z.boolean().optional(),
  /** Last day of a suspension or the agreed day of a deferral, Asia/Shanghai. */
  until: day.optional(),
  /** The number under which another authority works on it. */
  fileNo: words(40).optional(),
  /** When filing: what was measured on site, and what was seen, for the reward rules. */
  measures: measures.optional(),
  marks: z.array(caseMark).max(9).optional(),
  /** The limit of a helping unit, in working days. */
  workDays: z.int().min(1).max(MAX_CO_ORDER_DAYS).optional(),
  /** The order to a helping unit that is taken back. */
  coOrderId: id.optional(),
  /** Where the person stands, for steps that are taken on site. */
  position: devicePosition.optional(),
});
export type ActBody = z.input<typeof actBody>;
