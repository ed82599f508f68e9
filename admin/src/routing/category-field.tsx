import type { Category } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useState } from 'react';
import { useCategories } from './queries.ts';

const ALL = [
  { value: 'E', label: 'E 全部事件' },
  { value: 'P', label: 'P 全部部件' },
];

/** Majors before their classes, as a duty may be written for either. */
export function categoryChoices(categories: readonly Category[]) {
  const majors = new Map(categories.map((one) => [one.key.slice(0, 3), one.majorName]));
  return [...majors].flatMap(([major, name]) => [
    { value: major, label: `${major} ${name}（大类）` },
    ...categories
      .filter((one) => one.key.startsWith(major))
      .map((one) => ({ value: one.key, label: `${one.key} ${one.name}` })),
  ]);
}

export function CategoryField(props: { value?: string; onChange: (prefix: string) => void }) {
  const [text, setText] = useState('');
  const categories = useCategories(text);
  return (
    <Select
      aria-label="类别"
      placeholder="输入名称查找"
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={categories.isFetching}
      value={props.value}
      onChange={props.onChange}
      options={[...(text === '' ? ALL : []), ...categoryChoices(categories.data?.items ?? [])]}
      notFoundContent="没有这样的类别"
    />
  );
}
