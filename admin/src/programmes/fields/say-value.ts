import { formatFen } from '../../ui/format-money.ts';
import { readAt } from './at-path.ts';
import type { Field, Names, Row, RowsControl } from './field.ts';

const UNLIMITED = '不限';

/** A value of the rules in words, a line for each row of a list. */
export function sayValue(field: Field, value: unknown, names: Names, row: Row = {}): string[] {
  const { control } = field;
  switch (control.kind) {
    case 'yuan':
      return [typeof value === 'number' ? `${formatFen(value)} 元` : UNLIMITED];
    case 'number': {
      const unit = typeof control.unit === 'string' ? control.unit : control.unit(row);
      return [typeof value === 'number' ? `${value} ${unit}` : UNLIMITED];
    }
    case 'text':
    case 'day':
      return [String(value ?? '')];
    case 'choice':
      return [control.words[String(value)] ?? String(value)];
    case 'picks': {
      const picked = (value as string[] | undefined) ?? [];
      return [picked.map((key) => control.words[key] ?? key).join('、') || control.emptyText];
    }
    case 'areas': {
      const ids = (value as string[] | undefined) ?? [];
      return [ids.map((key) => names('area', key)).join('、') || '全市'];
    }
    case 'kinds':
      return [((value as string[]) ?? []).map((key) => names('kind', key)).join('、')];
    case 'variant': {
      const chosen = value as Row | undefined;
      const variant = chosen && control.variants[chosen.kind as string];
      if (!variant) return [control.none ?? ''];
      const parts = variant.fields.map((one) => sayValue(one, chosen[one.path], names)[0]);
      return [[variant.label, parts.join('—')].filter(Boolean).join(' ')];
    }
    case 'rows':
      return ((value as Row[] | undefined) ?? []).map((one) => sayRow(control, one, names));
  }
}

function sayRow(control: RowsControl, row: Row, names: Names): string {
  if (control.say) return control.say(row, names);
  return control.fields
    .filter((field) => field.isShown?.(row) ?? true)
    .map((field) => sayValue(field, readAt(row, field.path), names, row).join('，'))
    .filter(Boolean)
    .join(' · ');
}
