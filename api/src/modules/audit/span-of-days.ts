import { refuse } from '../../lib/refusal.ts';

const MAX_DAYS = 366;

/** First and last day of a range that one call may read. */
export function spanOfDays({ from, to }: { from: string; to: string }) {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (!(days >= 1 && days <= MAX_DAYS)) throw refuse('period_unsuitable');
  return { from, to };
}
