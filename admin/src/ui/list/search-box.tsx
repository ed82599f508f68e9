import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useIsNarrow } from '../use-is-narrow.ts';

/** Asks the server when the person pauses or presses Enter, not at every stroke. */
export function SearchBox(props: {
  value: string;
  label: string;
  onSearch: (text: string) => void;
}) {
  const { value, label, onSearch } = props;
  const isNarrow = useIsNarrow();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onSearch(typed.trim()), 400);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <Input
      allowClear
      type="search"
      maxLength={60}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onSearch(typed.trim())}
      style={{ maxWidth: isNarrow ? undefined : 280 }}
    />
  );
}
