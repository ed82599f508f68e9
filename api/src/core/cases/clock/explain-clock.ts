import { ACTIONS, type CaseAction } from '../../../../contract/case-words.ts';
import { isWorkday, type Limit, type WorkCalendar } from '../../../lib/calendar.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { type Clock, type ClockEvent, moveClock, NEW_CLOCK } from './clock.ts';

const UNIT_WORDS: Record<Limit['unit'], string> = {
  urgent_minute: '分钟（昼夜连续）',
  urgent_hour: '小时（昼夜连续）',
  urgent_day: '天（昼夜连续）',
  work_hour: '个工作小时',
  work_day: '个工作日',
  natural_day: '天',
};

/** One line of the derivation: what moved the clock, and the deadline after it. */
export type ClockLine = { at: Date; text: string; dueAt: Date | null };

/** Why a deadline is what it is, from the log alone. */
export function explainClock(
  events: readonly ClockEvent[],
  calendar: WorkCalendar,
): { clock: Clock; lines: ClockLine[] } {
  let clock = NEW_CLOCK;
  const lines: ClockLine[] = [];
  for (const event of events) {
    const before = clock;
    clock = moveClock(before, event, calendar);
    const text = sentence(event.action, before, clock, calendar);
    if (text) lines.push({ at: event.at, text, dueAt: clock.dueAt });
  }
  return { clock, lines };
}

function sentence(
  action: CaseAction,
  before: Clock,
  after: Clock,
  calendar: WorkCalendar,
): string | null {
  const isMoved =
    before.dueAt?.getTime() !== after.dueAt?.getTime() || before.leftMs !== after.leftMs;
  if (!isMoved) return null;
  const name = ACTIONS[action].done;
  if (after.leftMs !== null) return `${name}：暂停计时，剩余 ${hours(after.leftMs)}`;
  if (before.leftMs !== null && before.unitId === after.unitId)
    return `${name}：恢复计时，从剩余 ${hours(before.leftMs)} 继续`;
  if (action === 'grant_deferral') return `${name}：改为约定日期`;
  const limit = after.limit ? `${after.limit.value} ${UNIT_WORDS[after.limit.unit]}` : '';
  return `${name}：时限 ${limit}${skippedWords(before, after, calendar)}`;
}

const hours = (ms: number): string => `${(ms / 3600_000).toFixed(1)} 小时`;

/** The days off that were skipped, named, so that nobody has to count. */
function skippedWords(before: Clock, after: Clock, calendar: WorkCalendar): string {
  const isWorking = after.limit?.unit === 'work_day' || after.limit?.unit === 'work_hour';
  const from = before.dueAt && before.round === after.round ? before.dueAt : after.roundStartedAt;
  if (!isWorking || !from || !after.dueAt) return '';
  const skipped: string[] = [];
  for (let day = shanghaiDay(from); day <= shanghaiDay(after.dueAt); day = nextDay(day))
    if (!isWorkday(day, calendar)) skipped.push(day.slice(5));
  return skipped.length > 0 ? `，跳过休息日 ${skipped.join('、')}` : '';
}

type LoggedStep = { action: CaseAction; at: Date; payload: string };

/** What each step of the log told the clock. */
export function clockEventsOf(events: readonly LoggedStep[]): ClockEvent[] {
  return events.map(({ action, at, payload }) => {
    const told = (JSON.parse(payload) as { used?: { clock?: ClockEvent } }).used?.clock;
    const until = told?.until ? new Date(told.until) : undefined;
    return { action, at, limit: told?.limit, unitId: told?.unitId, until };
  });
}
