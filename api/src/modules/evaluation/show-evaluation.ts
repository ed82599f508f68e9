import type { EvaluationRow, SubjectKind } from '../../../contract/evaluation.ts';
import { EVALUATION_STAFF } from '../../../contract/evaluation.ts';
import type { FigureId, Scheme } from '../../../contract/evaluation-scheme.ts';
import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import type { StaffActor } from '../../module.ts';
import {
  currentEvaluation,
  type Look,
  type Range,
  readMarks,
  readPlaces,
  spanOf,
} from './evaluate-period.ts';
import {
  confirmedAdjustments,
  findPeriod,
  frozenMarks,
  frozenResults,
  type MarkFilter,
} from './queries.ts';
import { bitOf, type Mark } from './rules/figures.ts';
import { FiledPlaces } from './rules/recurrences.ts';
import { ALL, type SubjectResult } from './rules/results.ts';
import { gradeOf, scoreOf } from './rules/score.ts';
import { subtreeOf, type TreeUnit } from './rules/tally.ts';
import { findScheme } from './schemes.ts';
import type { AdjustmentRow, PeriodRow } from './store.ts';

export type Asked = Range & {
  schemeId: string;
  schemeVersion?: number | undefined;
  by: SubjectKind;
};

/** Where the answer comes from: the rows of a freeze, or the logs of this moment. */
type Source = { period: PeriodRow | null; scheme: Scheme };

async function sourceOf(context: Context, asked: Asked & Look): Promise<Source> {
  spanOf(asked);
  const known = await findPeriod(context.db, {
    from_day: asked.fromDay,
    to_day: asked.toDay,
    scheme_id: asked.schemeId,
    area_id: asked.areaId ?? '',
  });
  const isAsked =
    asked.schemeVersion === undefined || asked.schemeVersion === known?.scheme_version;
  if (known?.state === 'frozen' && isAsked)
    return { period: known, scheme: JSON.parse(known.scheme_copy) };
  const scheme = await findScheme(context.db, asked.schemeId, asked.schemeVersion);
  return { period: null, scheme };
}

/** Everything of the own district or city, or a department's own branch of the unit tree. */
const seesAll = (staff: StaffActor): boolean =>
  staff.roles.some((role) => (EVALUATION_STAFF as readonly string[]).includes(role));

/** Who assesses in a district sees and freezes what happened there; units are measured by the city as a whole. */
export const areaOf = (staff: StaffActor): string | null => (seesAll(staff) ? staff.areaId : null);

function maySee(staff: StaffActor, asked: Asked): void {
  if (!seesAll(staff) && asked.by !== 'unit') throw refuse('role_not_allowed');
}

/** The results as they are frozen or as of now, and those of them that this person may see. */
async function seenBy(context: Context, staff: StaffActor, asked: Asked) {
  maySee(staff, asked);
  const look = { ...asked, areaId: areaOf(staff) };
  const { period, scheme } = await sourceOf(context, look);
  const live = period ? null : await currentEvaluation(context, look, scheme);
  const results = period
    ? await frozenResults(context.db, period.id, asked.by)
    : (live?.results.filter((result) => result.kind === asked.by) ?? []);
  const seen = seesAll(staff) ? results : branchOf(results, staff.unitId);
  return {
    look,
    period,
    scheme,
    results,
    seen,
    computedAt: live?.computedAt ?? context.clock.now(),
  };
}

export async function showEvaluation(context: Context, staff: StaffActor, asked: Asked) {
  const { period, scheme, seen, computedAt } = await seenBy(context, staff, asked);
  const adjustments = period ? await confirmedAdjustments(context.db, period.id, asked.by) : [];
  const rows = seen.map((result) =>
    toRow(
      result,
      scheme,
      adjustments.filter((one) => one.subject_id === result.id),
    ),
  );
  return { rows, period, scheme, computedAt };
}

const branchOf = (results: SubjectResult[], unitId: string): SubjectResult[] => {
  const inside = new Set(subtreeOf(treeOf(results), unitId).map((unit) => unit.id));
  return results.filter((result) => inside.has(result.id));
};

// The row of the whole city stands before the tree and is no part of it.
const treeOf = (results: readonly SubjectResult[]): TreeUnit[] =>
  results.filter((result) => result.id !== ALL);

function toRow(
  result: SubjectResult,
  scheme: Scheme,
  adjustments: readonly AdjustmentRow[],
): EvaluationRow {
  const { id, name, depth, figures, score } = result;
  const finalScore = correct(result, scheme, adjustments);
  const grade = gradeOf(finalScore, scheme.definition);
  const adjustment = Math.round(((finalScore ?? 0) - (score ?? 0)) * 100) / 100;
  return { id, name, depth, figures, score, adjustment, finalScore, grade };
}

/** Given marks complete the formula; points are added to what comes out. */
function correct(
  result: SubjectResult,
  { definition }: Scheme,
  adjustments: readonly AdjustmentRow[],
): number | null {
  const marks: Record<string, number> = {};
  let points = 0;
  for (const { mark, value_hundredths: hundredths } of adjustments)
    if (mark === null) points += hundredths;
    else marks[mark] = hundredths / 100;
  const score =
    Object.keys(marks).length === 0 ? result.score : scoreOf(result.figures, definition, marks);
  return score === null ? null : Math.round(score * 100 + points) / 100;
}

export type AskedCases = Asked & {
  subjectId: string;
  figure: FigureId;
  part: 'numerator' | 'denominator';
  after: string | undefined;
  limit: number;
};

/** One more than a page of the marks behind a number, in the order of case and subject. */
export async function showCases(
  context: Context,
  staff: StaffActor,
  asked: AskedCases,
): Promise<Mark[]> {
  const { look, period, scheme, results, seen, computedAt } = await seenBy(context, staff, asked);
  if (!seen.some((result) => result.id === asked.subjectId)) throw refuse('not_found');
  const isWhole = asked.subjectId === ALL;
  const filter = {
    // The whole city is the sum of its areas, whatever it stands above.
    kind: isWhole ? ('area' as const) : asked.by,
    subjectIds: isWhole ? null : subjectsUnder(results, asked),
    bit: bitOf(asked.figure),
    part: asked.part,
    after: asked.after,
    limit: asked.limit,
  };
  if (period) return frozenMarks(context.db, period.id, filter);
  // What came back matters to one figure alone.
  const places =
    asked.figure === 'recurrenceRate'
      ? await readPlaces(context.db, look, computedAt)
      : new FiledPlaces();
  const [fromId = ''] = asked.after?.split(' ') ?? [];
  return firstMarks(
    readMarks(context.db, look, scheme, { asOf: computedAt, places, fromId }),
    filter,
  );
}

const subjectsUnder = (results: SubjectResult[], { by, subjectId }: AskedCases): string[] =>
  by === 'unit' ? subtreeOf(treeOf(results), subjectId).map((unit) => unit.id) : [subjectId];

export const keyOfMark = (mark: Mark): string => `${mark.caseId} ${mark.subjectId}`;

/** Reads on until a page is full; cases come in the order of their ids. */
async function firstMarks(
  pages: AsyncIterable<Mark[]>,
  { kind, subjectIds, bit, part, after = '', limit }: MarkFilter,
): Promise<Mark[]> {
  const found: Mark[] = [];
  for await (const marks of pages) {
    const wanted = marks.filter(
      (mark) =>
        mark.kind === kind &&
        (subjectIds?.includes(mark.subjectId) ?? true) &&
        ((part === 'numerator' ? mark.hit : mark.counted) & bit) !== 0 &&
        keyOfMark(mark) > after,
    );
    found.push(...wanted.sort((a, b) => (keyOfMark(a) < keyOfMark(b) ? -1 : 1)));
    if (found.length > limit) break;
  }
  return found.slice(0, limit + 1);
}
