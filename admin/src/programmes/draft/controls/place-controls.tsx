import { Select } from 'antd';
import { useEdit, type ValueProps } from './edit-context.ts';

const keysOf = (value: unknown) => (value as string[] | undefined) ?? [];

/** Districts of this city; one that it does not have is shown as such and can only be taken out. */
export function AreasField({ path, name, value, onChange }: ValueProps) {
  const { faults, choices } = useEdit();
  return (
    <Select
      mode="multiple"
      aria-label={name}
      placeholder="全市"
      status={faults.has(path) ? 'error' : undefined}
      style={{ width: '100%' }}
      value={keysOf(value)}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices.areas.map(({ id, name: label }) => ({ value: id, label }))}
      labelRender={({ value: key }) => choices.names('area', String(key))}
      onChange={onChange}
    />
  );
}

/** Kinds as citizens pick them or as the standard numbers them, found by name or number. */
export function KindsField({ path, name, value, onChange }: ValueProps) {
  const { faults, choices } = useEdit();
  const groups = [...new Set(choices.kinds.map((kind) => kind.group))];
  return (
    <Select
      mode="multiple"
      aria-label={name}
      placeholder="按名称或编号查找"
      status={faults.has(path) ? 'error' : undefined}
      style={{ width: '100%' }}
      popupMatchSelectWidth={320}
      value={keysOf(value)}
      showSearch={{ optionFilterProp: 'label' }}
      options={groups.map((group) => ({
        label: group,
        options: choices.kinds
          .filter((kind) => kind.group === group)
          .map((kind) => ({ value: kind.key, label: `${kind.name} ${kind.key}` })),
      }))}
      labelRender={({ value: key }) => choices.names('kind', String(key))}
      notFoundContent="没有这样的类型"
      onChange={onChange}
    />
  );
}
