import { nextDay } from '../../../lib/clock.ts';

/** What is wrong, and in which line of what was pasted. */
export type Trouble = { line: number; message: string };
export type ReadYear = { holidays: string[]; makeupWorkdays: string[]; troubles: Trouble[] };

type Token = { from: number; to: number; year?: number; month?: number; day: number };
type Clause = { text: string; line: number };

const DATE = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;
const RANGE = /^\s*(?:至|到|—+|–|~|～|-)\s*$/;
const MAX_RANGE_DAYS = 31;

export const isWeekend = (day: string): boolean =>
  [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * Reads the State Council's own sentences, or one day per line: which days are off and which are worked. Free weekends
 * are free anyway and are left out.
 */
export function readNotice(text: string, year: number): ReadYear {
  const read: ReadYear = { holidays: [], makeupWorkdays: [], troubles: [] };
  for (const clause of clausesOf(text)) readClause(clause, year, read);
  read.holidays.sort();
  read.makeupWorkdays.sort();
  return read;
}

// Weekdays and lunar dates stand in brackets and say nothing new.
function clausesOf(text: string): Clause[] {
  return text
    .replace(/（[^（）]*）|\([^()]*\)/g, '')
    .split('\n')
    .flatMap((line, index) =>
      line.split(/[。；;]/).map((part) => ({ text: part, line: index + 1 })),
    );
}

function readClause({ text, line }: Clause, year: number, read: ReadYear): void {
  const complain = (message: string) => read.troubles.push({ line, message });
  const tokens = tokensOf(text);
  if (tokens.length === 0) return;
  const isWorked = /上班|补班|调班/.test(text);
  if (!isWorked && !/放假|休/.test(text)) return void complain('看不出是放假还是上班');
  const days = daysOf(text, tokens, year, complain);
  const said = /共\s*(\d{1,2})\s*天/.exec(text)?.[1];
  if (said !== undefined && Number(said) !== days.length)
    complain(`写明共 ${said} 天，日期却是 ${days.length} 天`);
  for (const day of days) {
    if (!isWorked && isWeekend(day)) continue;
    if (!day.startsWith(`${year}-`)) complain(`${day} 不在 ${year} 年`);
    else if (isWorked && !isWeekend(day)) complain(`${day} 不是周六、周日，不能是调休上班日`);
    else if ([...read.holidays, ...read.makeupWorkdays].includes(day)) complain(`${day} 重复出现`);
    else (isWorked ? read.makeupWorkdays : read.holidays).push(day);
  }
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(DATE)].map((match) => {
    const [year, month, day] = match[3] ? match.slice(1, 4) : match.slice(4, 7);
    return {
      from: match.index,
      to: match.index + match[0].length,
      day: Number(day),
      ...(year && { year: Number(year) }),
      ...(month && { month: Number(month) }),
    };
  });
}

/** Every day named, ranges filled; a date takes its month and year from the one before it. */
function daysOf(
  text: string,
  tokens: readonly Token[],
  year: number,
  complain: (message: string) => void,
): string[] {
  const days: string[] = [];
  let last = { year, month: 0, end: 0 };
  for (const token of tokens) {
    const now = { year: token.year ?? last.year, month: token.month ?? last.month, end: token.to };
    const isRange = days.length > 0 && RANGE.test(text.slice(last.end, token.from));
    last = now;
    const day = toDay(now.year, now.month, token.day);
    if (!day) {
      complain(`没有 ${now.month} 月 ${token.day} 日这一天`);
      continue;
    }
    const begin = days.at(-1);
    if (!isRange || begin === undefined) days.push(day);
    else if (day <= begin || nextDay(begin, MAX_RANGE_DAYS) < day)
      complain(`${begin} 至 ${day} 不是一段假期`);
    else for (let next = nextDay(begin); next <= day; next = nextDay(next)) days.push(next);
  }
  return days;
}

function toDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? at.toISOString().slice(0, 10) : null;
}
