import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../ui/day-field.tsx';
import type { Control, Row } from '../../fields/field.ts';
import { readNumber, readYuan, type Typed } from '../../fields/read-typed.ts';
import { useEdit, type ValueProps } from './edit-context.ts';

type Of<Kind> = ValueProps & { control: Extract<Control, { kind: Kind }> };
const full = { width: '100%' };
const useStatus = (path: string) => (useEdit().faults.has(path) ? ('error' as const) : undefined);

/** Yuan on the screen, whole fen in the data; nothing typed is no limit. */
export const YuanField = (props: Of<'yuan'>) => (
  <TypedField
    {...props}
    isOptional={props.control.isOptional}
    unit="元"
    read={readYuan}
    write={(fen) => (fen / 100).toFixed(2)}
  />
);

export function NumberField(props: Of<'number'>) {
  const { isOptional, unit, decimals = 0 } = props.control;
  return (
    <TypedField
      {...props}
      isOptional={isOptional}
      unit={typeof unit === 'string' ? unit : unit(props.row as Row)}
      read={(text) => readNumber(text, decimals)}
      write={String}
    />
  );
}

/** What cannot be read stays as it was typed, and the schema says so: it never becomes nothing or another number. */
function TypedField(
  props: ValueProps & {
    isOptional: boolean | undefined;
    unit: string;
    read: (text: string) => Typed;
    write: (value: number) => string;
  },
) {
  const { path, name, value, onChange, isOptional, unit, read, write } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const written = typeof value === 'number' ? write(value) : String(value ?? '');
  return (
    <Input
      aria-label={name}
      inputMode="decimal"
      placeholder={isOptional ? '不限' : ''}
      status={useStatus(path)}
      suffix={unit}
      // Half a number stands as it is typed, as long as it means the value.
      value={typed !== null && read(typed) === (value ?? null) ? typed : written}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
      onBlur={() => setTyped(null)}
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
