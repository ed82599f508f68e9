export type DayKind = 'work' | 'weekend' | 'holiday' | 'makeup';
export type MonthDay = { day: string; kind: DayKind };

type Year = { year: number; holidays: readonly string[]; makeupWorkdays: readonly string[] };

export const DAY_KINDS: Record<DayKind, string> = {
  work: '工作日',
  weekend: '周末',
  holiday: '放假',
  makeup: '调休上班',
};

/** The days of one month, from the first; `month` counts from 1. */
export function monthDays({ year, holidays, makeupWorkdays }: Year, month: number): MonthDay[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => {
    const at = new Date(Date.UTC(year, month - 1, index + 1));
    const day = at.toISOString().slice(0, 10);
    const isWeekend = [0, 6].includes(at.getUTCDay());
    if (holidays.includes(day)) return { day, kind: 'holiday' };
    if (makeupWorkdays.includes(day)) return { day, kind: 'makeup' };
    return { day, kind: isWeekend ? 'weekend' : 'work' };
  });
}

/** Empty places before the first of a month in a week that begins on Monday. */
export const daysBefore = (year: number, month: number): number =>
  (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
