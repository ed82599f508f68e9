import { programmeRules } from '@suishoupai/api/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Row } from '../fields/field.ts';
import { findFaults, sayPlace } from '../fields/find-faults.ts';
import styles from './draft.module.css';

type Props = { rules: Row; onApply: (rules: Row) => void };
const write = (rules: Row) => JSON.stringify(rules, null, 2);

/** The same rules as the data that decides, for whoever wants to copy, compare or paste them as a whole. */
export function ExpertView({ rules, onApply }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readRules(typed);
  return (
    <details className={`pane ${styles.section}`}>
      <summary>全部规则（数据，供熟悉的人使用）</summary>
      <Input.TextArea
        aria-label="全部规则"
        className="number"
        style={{ margin: '8px 0' }}
        value={typed ?? write(rules)}
        status={read?.fault ? 'error' : undefined}
        autoSize={{ minRows: 8, maxRows: 24 }}
        onChange={(event) => setTyped(event.target.value)}
      />
      {read?.fault && <p className="bad">{read.fault}</p>}
      {read && (
        <div className={styles.applies}>
          <Button
            disabled={!read.rules}
            onClick={() => {
              if (read.rules) onApply(read.rules);
              setTyped(null);
            }}
          >
            用到表单
          </Button>
          <Button onClick={() => setTyped(null)}>放弃</Button>
          <span className="quiet">改动还没有用到表单，保存时不算</span>
        </div>
      )}
    </details>
  );
}

const ANY = { name: 'x', startsOn: '2000-01-01', endsOn: '2000-01-01', terms: '' };

function readRules(text: string): { rules: Row | null; fault: string | null } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { rules: null, fault: '不是完整的数据，请检查逗号和括号' };
  }
  const parsed = programmeRules.safeParse(data);
  if (parsed.success) return { rules: parsed.data, fault: null };
  const [first] = findFaults(ANY, data).faults;
  return {
    rules: null,
    fault: first ? [sayPlace(first[0]), first[1]].filter(Boolean).join('：') : '',
  };
}
