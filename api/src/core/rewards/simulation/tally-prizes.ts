import type { ProgrammeRules } from '../../../../contract/programme-rules.ts';
import type { Programme } from '../programmes/rules.ts';

/** The most that ranking and draw can cost in one month, when every place and every lot is taken. */
export const mostPrizesFen = ({ rankMonth, lotteryMonth }: ProgrammeRules): number =>
  rankMonth.reduce((fen, { from, to, amountFen }) => fen + (to - from + 1) * amountFen, 0) +
  lotteryMonth.reduce((fen, { count, amountFen }) => fen + count * amountFen, 0);

/** The same for each month of the past; of several versions of one programme in a month the dearest counts. */
export function tallyPrizes() {
  const months = new Map<string, Map<string, number>>();
  return {
    note(day: string, programmes: readonly Programme[]): void {
      const name = day.slice(0, 7);
      const month = months.get(name) ?? new Map<string, number>();
      months.set(name, month);
      for (const { id, rules } of programmes)
        month.set(id, Math.max(month.get(id) ?? 0, mostPrizesFen(rules)));
    },
    of: (month: string): number =>
      [...(months.get(month)?.values() ?? [])].reduce((sum, fen) => sum + fen, 0),
  };
}
