import { Select } from 'antd';
import { useState } from 'react';
import { useCategories } from '../routing/queries.ts';

/** One class of the numbering in use, found by name. */
export function MinorField(props: {
  value: string;
  name?: string;
  onChange: (categoryKey: string) => void;
}) {
  const { value, name = '', onChange } = props;
  const [text, setText] = useState('');
  const categories = useCategories(text);
  const found = (categories.data?.items ?? []).map((one) => ({
    value: one.key,
    label: `${one.key} ${one.name}`,
  }));
  const isListed = value === '' || found.some((one) => one.value === value);
  return (
    <Select
      aria-label="小类"
      placeholder="输入名称查找小类"
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={categories.isFetching}
      value={value || undefined}
      onChange={onChange}
      options={isListed ? found : [{ value, label: `${value} ${name}` }, ...found]}
      notFoundContent="没有这样的小类"
    />
  );
}
