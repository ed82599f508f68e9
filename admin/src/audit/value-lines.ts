import { MAX_KEPT_ITEMS } from '@suishoupai/api/contract';
import { sayField, sayValue } from './audit-values.ts';

/** One 字段：值, or a field with lines of its own. */
export type Line = { label: string; text?: string; lines?: Line[] };

type Kept = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was kept of a form as lines for a person; where nothing was kept there is no line. */
export const linesOf = (values: Kept, within = ''): Line[] =>
  Object.entries(values).flatMap(([name, value]): Line[] => {
    const label = sayField(name, within);
    if (isObject(value)) return group(label, linesOf(value, name));
    if (!Array.isArray(value)) return [{ label, text: sayValue(name, value, values.action) }];
    const items = value.filter((one) => !isObject(one));
    if (items.length > 0) return [{ label, text: listed(items.map((one) => sayValue(name, one))) }];
    return value.flatMap((one, at) => group(`${label}（第 ${at + 1} 项）`, linesOf(one, name)));
  });

const group = (label: string, lines: Line[]): Line[] =>
  lines.length > 0 ? [{ label, lines }] : [];

const listed = (items: string[]): string =>
  items.join('、') + (items.length === MAX_KEPT_ITEMS ? `（至多记 ${MAX_KEPT_ITEMS} 项）` : '');
