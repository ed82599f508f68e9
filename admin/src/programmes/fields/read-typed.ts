import { parseYuan } from '../../ui/format-money.ts';

/** A value as typed: null for nothing, and the text itself where it cannot be read, so that nothing is guessed. */
export type Typed = number | string | null;

const WHOLE = '(\\d+|\\d{1,3}(,\\d{3})+)';
const YUAN = new RegExp(`^${WHOLE}(\\.\\d{0,2})?$`);
const NUMBER = new RegExp(`^${WHOLE}(\\.\\d*)?$`);

/** Chinese keyboards type full-width digits, commas and points. */
const narrow = (text: string) =>
  text
    .trim()
    .replaceAll('。', '.')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

export function readYuan(text: string): Typed {
  const typed = narrow(text);
  if (typed === '') return null;
  return (YUAN.test(typed) ? parseYuan(typed.replace(/\.$/, '')) : null) ?? text;
}

export function readNumber(text: string, decimals: number): Typed {
  const typed = narrow(text);
  if (typed === '') return null;
  const hasTooMany = decimals > 0 && (typed.split('.')[1]?.length ?? 0) > decimals;
  return NUMBER.test(typed) && !hasTooMany ? Number(typed.replaceAll(',', '')) : text;
}
