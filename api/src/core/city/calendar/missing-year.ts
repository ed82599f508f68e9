// The notice for the next year usually appears in November; who plans ahead should ask for it from October on.
const FIRST_WARNING = '10-01';

/** The year that has to be loaded soon, or null: this one if it is missing, the next one from October on. */
export function missingYear(today: string, loaded: readonly number[]): number | null {
  const year = Number(today.slice(0, 4));
  if (!loaded.includes(year)) return year;
  return today.slice(5) >= FIRST_WARNING && !loaded.includes(year + 1) ? year + 1 : null;
}
