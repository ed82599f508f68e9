import type { Pick } from '@suishoupai/api/contract';
import { Select } from 'antd';
import { useMemo } from 'react';
import { arrangePicks } from './recent-picks.ts';
import styles from './self-handled.module.css';

/** The kinds this phone uses most are one tap away; the others are in a list. */
export function PickChoice(props: {
  picks: readonly Pick[];
  value: string | null;
  onChange: (id: string) => void;
}) {
  const { picks, value, onChange } = props;
  const { near, far } = useMemo(() => arrangePicks(picks), [picks]);
  const isFar = far.some((pick) => pick.id === value);
  return (
    <div role="radiogroup" aria-label="问题类型" className={styles.picks}>
      {near.map((pick) => (
        // biome-ignore lint/a11y/useSemanticElements: a chip looks like a button and is one of several.
        <button
          key={pick.id}
          type="button"
          role="radio"
          aria-checked={pick.id === value}
          className={styles.pick}
          onClick={() => onChange(pick.id)}
        >
          {pick.label}
        </button>
      ))}
      {far.length > 0 && (
        <Select
          className={styles.more}
          aria-label="其他类型"
          placeholder="其他"
          size="large"
          value={isFar ? value : null}
          options={far.map((pick) => ({ value: pick.id, label: pick.label }))}
          onChange={(id: string | null) => id && onChange(id)}
        />
      )}
    </div>
  );
}
