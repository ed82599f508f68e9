import type { CaseState, StaffCase } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useState } from 'react';
import { useCaseList, useNearby } from '../queries.ts';
import { formatDistance, mayBeMainCase } from '../words.ts';

const isOpen = (item: { state: CaseState }): boolean => mayBeMainCase(item.state);

/** The case to merge into: the nearest of the same kind first, any other by its number or address. */
export function MainCaseField(props: {
  one: StaffCase;
  value?: string;
  onChange: (caseId: string) => void;
}) {
  const { one, value, onChange } = props;
  const [text, setText] = useState('');
  const nearby = useNearby(one.id, true);
  const found = useCaseList({ text, limit: 20 });
  const near = (nearby.data?.items ?? []).filter(isOpen).map((item) => ({
    value: item.id,
    label: `${item.caseNo} · ${item.label} · ${formatDistance(item.distanceM)}`,
  }));
  const others = (text.length > 1 ? (found.data?.items ?? []) : [])

    .filter(isOpen)
    .filter((item) => item.id !== one.id && !near.some((known) => known.value === item.id))
    .map((item) => ({ value: item.id, label: `${item.caseNo} · ${item.place.address}` }));
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      aria-label="主案件"
      placeholder="选择主案件，可输入案件编号"
      style={{ width: '100%' }}
      popupMatchSelectWidth={420}
      value={value}
      onChange={onChange}
      options={[
        { label: '附近案件', options: near },
        ...(others.length > 0 ? [{ label: '查到的案件', options: others }] : []),
      ]}
    />
  );
}
