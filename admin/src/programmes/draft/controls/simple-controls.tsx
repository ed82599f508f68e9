import { Checkbox, Input, InputNumber, Select } from 'antd';
import { DayField } from '../../../ui/day-field.tsx';
import type { Control, Row } from '../../fields/field.ts';
import { useEdit, type ValueProps } from './edit-context.ts';

type Of<Kind> = ValueProps & { control: Extract<Control, { kind: Kind }> };
const full = { width: '100%' };
const useStatus = (path: string) => (useEdit().faults.has(path) ? ('error' as const) : undefined);

/** Yuan on the screen, whole fen in the data; nothing typed is no limit. */
export function YuanField({ control, path, name, value, onChange }: Of<'yuan'>) {
  return (
    <InputNumber<string>
      stringMode
      aria-label={name}
      placeholder={control.isOptional ? '不限' : ''}
      status={useStatus(path)}
      precision={2}
      suffix="元"
      controls={false}
      style={full}
      value={typeof value === 'number' ? (value / 100).toFixed(2) : null}
      onChange={(yuan) =>
        onChange(yuan === null || yuan === '' ? null : Math.round(Number(yuan) * 100))
      }
    />
  );
}

export function NumberField({ control, path, name, value, row, onChange }: Of<'number'>) {
  const unit = typeof control.unit === 'string' ? control.unit : control.unit(row as Row);
  return (
    <InputNumber<number>
      aria-label={name}
      placeholder={control.isOptional ? '不限' : ''}
      status={useStatus(path)}
      precision={control.decimals ?? 0}
      suffix={unit}
      controls={false}
      style={full}
      value={typeof value === 'number' ? value : null}
      // 2.00 is read as 2.
      formatter={(shown) => (shown === undefined ? '' : String(shown).replace(/\.0+$/, ''))}
      onChange={onChange}
    />
  );
}

export function TextField({ control, path, name, value, onChange }: Of<'text'>) {
  return (
    <Input
      aria-label={name}
      maxLength={control.maxLength}
      status={useStatus(path)}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function DayChoice({ name, value, onChange }: ValueProps) {
  return (
    <DayField
      label={name}
      placeholder="选日期"
      value={typeof value === 'string' && value !== '' ? value : undefined}
      onChange={(day) => onChange(day ?? '')}
    />
  );
}

const BOOLEANS: Record<string, boolean> = { true: true, false: false };

export function ChoiceField({ control, path, name, value, onChange }: Of<'choice'>) {
  return (
    <Select
      aria-label={name}
      status={useStatus(path)}
      style={full}
      popupMatchSelectWidth={false}
      value={String(value)}
      options={Object.entries(control.words).map(([key, label]) => ({ value: key, label }))}
      onChange={(key) => onChange(BOOLEANS[key] ?? key)}
    />
  );
}

export function PicksField({ control, name, value, onChange }: Of<'picks'>) {
  return (
    <Checkbox.Group
      aria-label={name}
      value={(value as string[] | undefined) ?? []}
      options={Object.entries(control.words).map(([key, label]) => ({ value: key, label }))}
      onChange={onChange}
    />
  );
}
