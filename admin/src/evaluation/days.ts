const DAY_MS = 86_400_000;

/** The calendar day some days after another. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** A whole month as a half-open range, `months` before or after the one a day lies in. */
export function monthOf(day: string, months = 0): { fromDay: string; toDay: string } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = (offset: number) =>
    new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 10);
  return { fromDay: first(months), toDay: first(months + 1) };
}
