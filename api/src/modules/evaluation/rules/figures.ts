import {
  type FigureId,
  figureIds,
  type SchemeDefinition,
} from '../../../../contract/evaluation-scheme.ts';
import type { CaseFacts } from './facts.ts';

/** What one case may know of the others: did the same thing come back after it was closed? */
export type Measured = CaseFacts & { hasRecurred: boolean };

/** A case is in the denominator when `counted`, and in the numerator when it is `hit` besides. */
type Rule = {
  /** Reported in the period, or filed in it. */
  cohort: 'reported' | 'filed';
  counted: (facts: Measured, scheme: SchemeDefinition) => boolean;
  hit: (facts: Measured) => boolean;
  /** Whose work it is in the centre or in the field; what units answer for has `isOfUnit`. */
  by?: (facts: Measured) => string | null;
  isOfUnit?: true;
};

const always = () => true;
const isScored = (facts: Measured) => facts.standing === 'counted';

// Open inside its limit: not closed, and nothing was missed. Handled in time and waiting for the check is inside too.
const isOpenInLimit = (facts: Measured) =>
  !facts.isClosed && !facts.isForceClosed && !facts.isOverdue;

const isDueClose = (facts: Measured, { dueClose }: SchemeDefinition): boolean => {
  if (!isScored(facts)) return false;
  if (dueClose === 'all_filed') return true;
  return !isOpenInLimit(facts) && !(dueClose === 'less_deferred' && facts.isDeferred);
};
const isDueHandle = (facts: Measured) =>
  isScored(facts) && facts.dispatchedUnits.length > 0 && (facts.isHandled || facts.isOverdue);
const isClosed = (facts: Measured) => isScored(facts) && facts.isClosed;

const ofUnit = { cohort: 'filed', isOfUnit: true } as const;
const ofHandler = { ...ofUnit, by: (facts: Measured) => facts.handlerId };
const ofCentre = { cohort: 'filed' } as const;

/** Every figure of the contract, once: the whole meaning of the numbers is this table. */
// biome-ignore format: a table is read by its rows
const RULES: Record<FigureId, Rule> = {
  filingRate: { cohort: 'reported', counted: isScored, hit: (f) => f.filedAt !== null, by: (f) => f.accept?.by ?? null },
  validReportRate: { cohort: 'reported', counted: (f) => isScored(f) || f.standing === 'merged' || f.standing === 'self_handled', hit: (f) => f.filedAt !== null || f.standing !== 'counted', by: (f) => f.reporterId },
  onTimeAcceptRate: { cohort: 'reported', counted: (f) => isScored(f) && f.accept !== null, hit: (f) => f.accept?.isOnTime === true, by: (f) => f.accept?.by ?? null },
  onTimeFilingRate: { ...ofCentre, counted: (f) => isScored(f) && f.register !== null, hit: (f) => f.register?.isOnTime === true, by: (f) => f.register?.by ?? null },
  onTimeDispatchRate: { ...ofCentre, counted: (f) => isScored(f) && f.dispatch !== null, hit: (f) => f.dispatch?.isOnTime === true, by: (f) => f.dispatch?.by ?? null },
  accurateDispatchRate: { ...ofCentre, counted: (f) => isScored(f) && f.dispatch !== null, hit: (f) => f.isDispatchAccurate, by: (f) => f.dispatch?.by ?? null },
  handlingRate: { ...ofHandler, counted: isDueHandle, hit: (f) => f.isHandled },
  onTimeHandlingRate: { ...ofHandler, counted: isDueHandle, hit: (f) => f.isHandled && !f.isOverdue },
  closingRate: { ...ofUnit, counted: isDueClose, hit: (f) => f.isClosed },
  onTimeClosingRate: { ...ofUnit, counted: isDueClose, hit: (f) => f.isClosed && !f.isOverdue },
  lateClosingRate: { ...ofUnit, counted: isDueClose, hit: (f) => f.isClosed && f.isOverdue },
  firstPassRate: { ...ofHandler, counted: isClosed, hit: (f) => f.failedChecks === 0 },
  reworkRate: { ...ofHandler, counted: (f, scheme) => (scheme.reworkOver === 'filed' ? isScored(f) : isDueClose(f, scheme)), hit: (f) => f.failedChecks > 0 },
  recurrenceRate: { ...ofHandler, counted: isClosed, hit: (f) => f.hasRecurred || f.isDisputeAccepted },
  satisfactionRate: { ...ofHandler, counted: (f) => isScored(f) && f.stars !== null, hit: (f) => (f.stars ?? 0) >= 4 },
  extensionRate: { ...ofUnit, counted: isDueClose, hit: (f) => f.isExtended },
  deferralRate: { ...ofUnit, counted: isDueClose, hit: (f) => f.isDeferred },
  returnRate: { ...ofUnit, counted: (f) => isScored(f) && f.dispatchedUnits.length > 0, hit: (f) => f.returningUnits.length > 0 },
  overdueOpenRate: { ...ofHandler, counted: isDueHandle, hit: (f) => f.isOverdue && !f.isHandled },
  onTimeCheckRate: { ...ofCentre, counted: (f) => isScored(f) && f.check !== null, hit: (f) => f.check?.isOnTime === true, by: (f) => f.check?.by ?? null },
  onTimeVerifyRate: { cohort: 'reported', counted: (f) => isScored(f) && f.verify !== null, hit: (f) => f.verify?.isOnTime === true, by: (f) => f.verify?.by ?? null },
  urgentClosingRate: { ...ofUnit, counted: (f, scheme) => f.isUrgent && isDueClose(f, scheme), hit: (f) => f.isClosed },
  urgentOnTimeClosingRate: { ...ofUnit, counted: (f, scheme) => f.isUrgent && isDueClose(f, scheme), hit: (f) => f.isClosed && !f.isOverdue },
  filed: { ...ofUnit, counted: isScored, hit: always },
  supervised: { ...ofUnit, counted: (f) => isScored(f) && f.isSupervised, hit: always },
  supervisedOpen: { ...ofUnit, counted: (f) => isScored(f) && f.isSupervised && !f.isClosed && !f.isForceClosed, hit: always },
  failedThrice: { ...ofUnit, counted: (f) => isScored(f) && f.failedChecks >= 3, hit: always },
  forceClosed: { ...ofUnit, counted: (f) => f.isForceClosed, hit: always },
  appealed: { ...ofUnit, counted: (f) => f.standing === 'appealed', hit: always },
  selfHandled: { cohort: 'reported', counted: (f) => f.standing === 'self_handled', hit: always, by: (f) => f.reporterId },
};

/** One case under one subject: one bit per figure it is counted in, and per figure it is a hit in. */
export type Mark = {
  kind: 'unit' | 'area' | 'person';
  subjectId: string;
  caseId: string;
  caseNo: string;
  counted: number;
  hit: number;
};

export type Span = { from: Date; to: Date };
export const bitOf = (id: FigureId): number => 1 << figureIds.indexOf(id);

const ENTRIES = figureIds.map((id) => ({ id, bit: bitOf(id), rule: RULES[id] }));
const isIn = (at: Date | null, span: Span) => at !== null && at >= span.from && at < span.to;

/** What one case says about the area, the units and the people it concerns. */
export function marksOf(facts: Measured, span: Span, scheme: SchemeDefinition): Mark[] {
  const cohorts = {
    reported: isIn(facts.reportedAt, span),
    filed: isIn(facts.filedAt, span),
  };
  const marks: Mark[] = [];
  const add = (kind: Mark['kind'], subjectId: string | null, bit: number, isHit: boolean) => {
    if (subjectId === null) return;
    let mark = marks.find((one) => one.subjectId === subjectId && one.kind === kind);
    if (!mark) {
      mark = { kind, subjectId, caseId: facts.id, caseNo: facts.caseNo, counted: 0, hit: 0 };
      marks.push(mark);
    }
    mark.counted |= bit;
    if (isHit) mark.hit |= bit;
  };
  for (const { id, bit, rule } of ENTRIES) {
    if (!cohorts[rule.cohort] || !rule.counted(facts, scheme)) continue;
    const isHit = rule.hit(facts);
    add('area', facts.areaId, bit, isHit);
    add('person', rule.by?.(facts) ?? null, bit, isHit);
    // An order that came back is the returning unit's, whoever has it now.
    if (id === 'returnRate')
      for (const unit of facts.dispatchedUnits)
        add('unit', unit, bit, facts.returningUnits.includes(unit));
    else if (rule.isOfUnit) add('unit', facts.unitId, bit, isHit);
  }
  return marks;
}
