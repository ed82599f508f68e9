import type { Unit } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useEffect } from 'react';
import { ErrorBlock } from '../../../ui/error-block.tsx';
import { useHandlers, useUnits } from '../../queries.ts';

/** Units that take orders, under the name of what they belong to; only those right below `under`, if given. */
export function groupUnits(units: Unit[], under?: string) {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, parentId, mayHandle } of units) {
    if (!mayHandle || (under && parentId !== under)) continue;
    const group = names.get(parentId ?? '') ?? '全市';
    groups.set(group, [...(groups.get(group) ?? []), { value: id, label: name }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

type Props = { value?: string; onChange: (id: string) => void };

type UnitProps = Props & { under?: string; except?: string; label?: string };

export function UnitField({ value, onChange, under, except, label = '处置单位' }: UnitProps) {
  const units = useUnits();
  if (units.error) return <ErrorBlock error={units.error} retry={() => void units.refetch()} />;
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={`选择${label}，可输入名称查找`}
      loading={units.isPending}
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      options={groupUnits(
        (units.data?.items ?? []).filter(({ id }) => id !== except),
        under,
      )}
      notFoundContent={under ? '本单位没有可交办的下级单位' : '没有符合的单位'}
    />
  );
}

export function HandlerField({ unitId, value, onChange }: Props & { unitId: string }) {
  const handlers = useHandlers(unitId);
  const items = handlers.data?.items ?? [];
  const only = items.length === 1 ? items[0]!.id : undefined;
  useEffect(() => {
    if (!value && only) onChange(only);
  });
  if (handlers.error)
    return <ErrorBlock error={handlers.error} retry={() => void handlers.refetch()} />;
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label="处置人员"
      placeholder="选择处置人员"
      loading={handlers.isPending}
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      options={items.map(({ id, name }) => ({ value: id, label: name }))}
      notFoundContent="本单位没有登记处置人员"
    />
  );
}
