import { formatFen } from './format-money.ts';

/** An amount in yuan; the ¥ stands once in the column head. */
export function Money({ amountFen }: { amountFen: number }) {
  return <span className="number">{formatFen(amountFen)}</span>;
}

/** Column settings of an amount. */
export const moneyColumn = { align: 'right' as const, className: 'number' };
