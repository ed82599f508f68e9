import { DIGEST_FIGURES, type DigestFigure } from '../../../../contract/supervision.ts';
import type { Context } from '../../../context.ts';
import { listUnits, staffInRoles } from '../../../core/accounts/index.ts';
import { casesOfUnitSince } from '../../../core/cases/index.ts';
import { nextDay, shanghaiDay, startOfDay } from '../../../lib/clock.ts';
import type { Session } from '../../../lib/db.ts';
import { unansweredOfUnit } from '../letters/index.ts';
import { tellStaff } from '../messages/index.ts';
import { figuresOf, mondayOf } from '../rules.ts';
import { type DigestEntry, insertDigest, insertDigestCases, madeDigests } from './store.ts';

const HOUR_MS = 3600_000;
const PAGE = 500;

/** Monday 08:00: one digest per unit and week. A server that was down makes them when it is back. */
export async function makeDigests(context: Context): Promise<number> {
  const now = context.clock.now();
  const week = mondayOf(shanghaiDay(now));
  if (now.getTime() < startOfDay(week).getTime() + 8 * HOUR_MS) return 0;
  const made = await madeDigests(context.db, week);
  const units = (await listUnits(context.db)).filter((unit) => unit.mayHandle);
  let count = 0;
  for (const unit of units) {
    if (made.has(unit.id)) continue;
    const isMine = await context.db.transaction((session) =>
      makeDigest(session, now, week, unit.id),
    );
    count += isMine ? 1 : 0;
  }
  return count;
}

async function makeDigest(
  session: Session,
  now: Date,
  week: string,
  unitId: string,
): Promise<boolean> {
  const span = {
    from: startOfDay(nextDay(week, -7)),
    begin: startOfDay(week),
    now,
    to: startOfDay(nextDay(week, 7)),
  };
  const entries = await entriesOf(session, unitId, span);
  const figures = countFigures(entries);
  // The second worker finds the row and writes nothing behind it.
  if (!(await insertDigest(session, { week, unitId, madeAt: now, figures }))) return false;
  await insertDigestCases(session, week, unitId, entries);
  const text = Object.entries(figures)
    .map(([figure, count]) => `${DIGEST_FIGURES[figure as DigestFigure]} ${count} 件`)
    .join('，');
  await tellStaff(session, now, await staffInRoles(session, ['dept_leader'], { unitId }), {
    kind: 'digest',
    title: `周报 · ${week}`,
    text: `${text}。`,
    about: { what: 'digest', unitId, week },
  });
  return true;
}

async function entriesOf(
  session: Session,
  unitId: string,
  span: Parameters<typeof figuresOf>[1],
): Promise<DigestEntry[]> {
  const entries: DigestEntry[] = [];
  for (let after = ''; ; ) {
    const page = await casesOfUnitSince(session, unitId, span.from, { after, limit: PAGE });
    for (const one of page)
      for (const figure of figuresOf(one, span))
        entries.push({ figure, caseId: one.id, caseNo: one.caseNo });
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.id;
  }
  const letters = await unansweredOfUnit(session, unitId);
  const owed = new Map(letters.map((letter) => [letter.case_id, letter.case_no]));
  for (const [caseId, caseNo] of owed) entries.push({ figure: 'letters', caseId, caseNo });
  return entries;
}

/** A number is how many cases stand behind it; nothing else counts. */
function countFigures(entries: readonly DigestEntry[]): Record<DigestFigure, number> {
  const names = Object.keys(DIGEST_FIGURES) as DigestFigure[];
  const count = (figure: DigestFigure) => entries.filter((one) => one.figure === figure).length;
  return Object.fromEntries(names.map((figure) => [figure, count(figure)])) as Record<
    DigestFigure,
    number
  >;
}
