import type { Standard } from '../../../../contract/cases.ts';
import type { City } from '../city.ts';

type Wish = {
  pickId?: string | undefined;
  text?: string | undefined;
  /** Rank and number of the last line shown. */
  after?: string | undefined;
  limit: number;
};

/** Lines to file under: those of what the citizen picked first, then by number; one more than a page. */
export function chooseStandards({ standards, picks }: City, wish: Wish): Standard[] {
  const keyOf = sortKeyOf({ picks }, wish.pickId);
  const { text = '', after = '' } = wish;
  return standards
    .filter((line) => keyOf(line) > after && says(line, text))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, wish.limit + 1);
}

export function sortKeyOf({ picks }: Pick<City, 'picks'>, pickId: string | undefined) {
  const likely = picks.find((pick) => pick.id === pickId)?.categoryKeys ?? [];
  return (line: Standard) => `${likely.includes(line.categoryKey) ? 0 : 1} ${line.code}`;
}

const says = (line: Standard, text: string): boolean =>
  [line.code, line.categoryKey, line.categoryName, line.problemKind, line.filingCondition].some(
    (words) => words.includes(text),
  );
