import { MAX_CO_ORDER_DAYS, type StaffCase } from '@suishoupai/api/contract';
import { InputNumber, Select } from 'antd';
import { useEffect } from 'react';

/** How long a helping unit has, counted by the working calendar. */
export function WorkDaysField(props: { value?: number; onChange: (days?: number) => void }) {
  return (
    <InputNumber
      aria-label="协办时限（工作日）"
      placeholder="协办时限（必填）"
      min={1}
      max={MAX_CO_ORDER_DAYS}
      precision={0}
      suffix="个工作日"
      style={{ width: '100%' }}
      value={props.value}
      onChange={(days) => props.onChange(days ?? undefined)}
    />
  );
}

/** Which of the open orders is taken back; the only one is chosen already. */
export function CoOrderField(props: {
  one: StaffCase;
  value?: string;
  onChange: (id: string) => void;
}) {
  const { one, value, onChange } = props;
  const choices = one.coOrders.filter((order) => order.mayCancel);
  const only = choices.length === 1 ? choices[0]?.id : undefined;
  useEffect(() => {
    if (!value && only) onChange(only);
  });
  return (
    <Select
      aria-label="要撤回的协办"
      placeholder="选择要撤回的协办"
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      options={choices.map(({ id, unit, note }) => ({
        value: id,
        label: `${unit.name} · ${note}`,
      }))}
    />
  );
}
