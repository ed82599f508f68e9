import type { StaffCase } from '@suishoupai/api/contract';
import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useCase, useCaseList, useNearby } from '../../queries.ts';
import { formatDistance, mayBeMainCase, shortCaseNo } from '../../words.ts';

/** What may be chosen for these words: cases nearby that match, and any other the server finds. */
function useCandidates(one: StaffCase, text: string) {
  const nearby = useNearby(one.id, true);
  const found = useCaseList({ text, limit: 20 });
  const near = (nearby.data?.items ?? [])
    .filter((item) => mayBeMainCase(item, one))
    .filter((item) => `${item.caseNo} ${item.label} ${item.address}`.includes(text))
    .map((item) => ({
      value: item.id,
      label: `${shortCaseNo(item.caseNo)} · ${item.label} · ${formatDistance(item.distanceM)}`,
    }));
  const isSearching = text.length > 1 && (found.isPending || found.isPlaceholderData);
  const others = (text.length > 1 && !isSearching ? (found.data?.items ?? []) : [])
    .filter((item) => item.id !== one.id && mayBeMainCase(item, one))
    .filter((item) => !near.some((known) => known.value === item.id))
    .map((item) => ({
      value: item.id,
      label: `${shortCaseNo(item.caseNo)} · ${item.pick.label} · ${item.place.address}`,
    }));
  const groups = [
    { label: '附近案件', options: near },
    { label: '查到的案件', options: others },
  ].filter((group) => group.options.length > 0);
  return { groups, isSearching };
}

/** The case to merge into: the nearest first, any other by its number or address. */
export function MainCaseField(props: {
  one: StaffCase;
  value?: string;
  onChange: (caseId: string) => void;
}) {
  const { one, value, onChange } = props;
  const [text, setText] = useState('');
  const { groups, isSearching } = useCandidates(one, text);
  const chosen = useCase(value).data;
  const label = chosen && `${shortCaseNo(chosen.caseNo)} · ${chosen.pick.label}`;
  return (
    <>
      <Select
        labelInValue
        showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
        aria-label="主案件"
        placeholder="选择主案件，可输入案件编号"
        style={{ width: '100%' }}
        popupMatchSelectWidth={420}
        // Enter takes the first hit of what was typed, never a case nobody has asked for.
        defaultActiveFirstOption={text !== ''}
        value={value ? { value, label: label ?? '…' } : undefined}
        onChange={(option) => onChange(option.value)}
        notFoundContent={isSearching ? '正在查找…' : '没有找到先上报且未结束的案件'}
        options={groups}
      />
      {chosen && chosen.pick.id !== one.pick.id && (
        <Alert
          type="warning"
          showIcon
          title={`主案件是「${chosen.pick.label}」，本案是「${one.pick.label}」，请确认是同一问题`}
        />
      )}
    </>
  );
}
