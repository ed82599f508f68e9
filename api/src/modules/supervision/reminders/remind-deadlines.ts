import type { Context } from '../../../context.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import { casesOnTheClock, findSupervised, type SupervisedCase } from '../../../core/cases/index.ts';
import { readCity } from '../../../core/city/index.ts';
import { addLimit, runningBetween, type WorkCalendar } from '../../../lib/calendar.ts';
import type { Session } from '../../../lib/db.ts';
import type { JobRun } from '../../../lib/jobs.ts';
import { openLetter, SYSTEM } from '../letters/index.ts';
import { tellStaff } from '../messages/index.ts';
import { OVERDUE_LETTER_AFTER, passedThresholds, type Threshold } from '../rules.ts';
import { knownReminders, recordReminder } from './store.ts';

const PAGE = 500;
/** A quarter of the longest limit with the longest holiday in it lies within. */
const AHEAD_MS = 60 * 86_400_000;

const WORDS: Record<Exclude<Threshold, 'overdue_day'>, { title: string; text: string }> = {
  quarter_left: { title: '处置时限将到', text: '时限只剩四分之一，请抓紧处置并反馈。' },
  overdue: { title: '已超过处置时限', text: '案件已超期，请立即处置并反馈；超期将计入考评。' },
};

/** Tells the unit before and after a deadline, each threshold once, whoever else runs this now. */
export async function remindDeadlines(context: Context, run?: JobRun): Promise<number> {
  const now = context.clock.now();
  const { calendar } = await readCity(context.db);
  let sent = 0;
  for (let after = ''; ; ) {
    const dueBefore = new Date(now.getTime() + AHEAD_MS);
    const cases = await casesOnTheClock(context.db, { after, limit: PAGE }, dueBefore);
    const known = await knownReminders(
      context.db,
      cases.map((one) => one.id),
    );
    for (const one of cases) {
      const isNew = (threshold: Threshold) =>
        !known.has(`${one.id} ${threshold} ${one.dueAt?.toISOString()}`);
      try {
        for (const threshold of passedOf(one, now, calendar).filter(isNew))
          sent += (await remind(context, one, threshold, now)) ? 1 : 0;
      } catch (error) {
        // One case that cannot be told, for example beyond the calendar, does not silence the others.
        context.log.error({ case: one.id, err: error }, 'reminder failed');
      }
    }
    const last = cases.at(-1);
    if (!last || cases.length < PAGE || (run && !(await run.isMine(context.db)))) return sent;
    after = last.id;
  }
}

function passedOf(one: SupervisedCase, now: Date, calendar: WorkCalendar): Threshold[] {
  const { dueAt, limitUnit } = one;
  const startedAt = one.roundStartedAt ?? one.dispatchedAt;
  if (!dueAt || !limitUnit || !startedAt) return [];
  return passedThresholds({
    now,
    dueAt,
    leftMs: runningBetween(now, dueAt, limitUnit, calendar),
    totalMs: runningBetween(startedAt, dueAt, limitUnit, calendar),
    overdueLetterAt: now < dueAt ? null : addLimit(dueAt, OVERDUE_LETTER_AFTER, calendar),
  });
}

async function remind(
  context: Context,
  seen: SupervisedCase,
  threshold: Threshold,
  now: Date,
): Promise<boolean> {
  return context.db.transaction(async (session) => {
    const one = await findSupervised(session, seen.id);
    // Handled, extended or taken back since we looked.
    if (!one?.dueAt || !one.isWithUnit || !one.unitId || +one.dueAt !== +(seen.dueAt ?? 0))
      return false;
    const { unitId, dueAt } = one;
    if (!(await recordReminder(session, { caseId: one.id, threshold, dueAt, unitId, now })))
      return false;
    if (threshold === 'overdue_day') {
      const words = '案件超过处置时限已一个工作日，请说明原因和预计办结时间。';
      await openLetter(context, { session, now }, one, { kind: 'overdue_rule', words, by: SYSTEM });
    } else {
      const { title, text } = WORDS[threshold];
      await tellStaff(session, now, await peopleOn(session, one, unitId), {
        kind: threshold,
        title: `${title} · ${one.caseNo}`,
        text: `${one.address}：${text}`,
        about: { what: 'case', id: one.id },
      });
    }
    return true;
  });
}

async function peopleOn(session: Session, one: SupervisedCase, unitId: string): Promise<string[]> {
  const leaders = await staffInRoles(session, ['dept_leader'], { unitId });
  return one.handlerId === null ? leaders : [...leaders, one.handlerId];
}
