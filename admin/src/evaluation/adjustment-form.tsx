import type { EvaluationRow, Scheme, SubjectKind } from '@suishoupai/api/contract';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { newId } from '../new-id.ts';
import { ErrorBlock } from '../ui/error-block.tsx';
import styles from './evaluation.module.css';
import { marksIn } from './figure-words.ts';
import { usePropose } from './queries.ts';

const EMPTY = { subjectId: null, mark: '', value: null, reason: '' } as {
  subjectId: string | null;
  mark: string;
  value: number | null;
  reason: string;
};

/** Points for or against a subject, or a mark that the formula asks people for. */
export function AdjustmentForm(props: {
  periodId: string;
  by: SubjectKind;
  rows: readonly EvaluationRow[];
  scheme: Scheme;
}) {
  const { periodId, by, rows, scheme } = props;
  const [draft, setDraft] = useState(EMPTY);
  // Made before the first try: pressed twice, it is still one correction.
  const [id, setId] = useState(() => newId());
  const propose = usePropose(periodId);
  const { subjectId, mark, value, reason } = draft;
  const isReady = subjectId !== null && value !== null && reason.trim() !== '';
  const send = () => {
    if (!isReady) return;
    const body = {
      id,
      subjectKind: by,
      subjectId,
      mark: mark || null,
      value,
      reason: reason.trim(),
    };
    propose.mutate(body, {
      onSuccess: () => {
        setDraft(EMPTY);
        setId(newId());
      },
    });
  };
  return (
    <div className={styles.form}>
      <Select
        aria-label="更正对象"
        placeholder="更正对象"
        showSearch={{ optionFilterProp: 'label' }}
        value={subjectId}
        onChange={(chosen) => setDraft({ ...draft, subjectId: chosen })}
        options={rows.map((row) => ({ value: row.id, label: row.name }))}
      />
      <Select
        aria-label="更正方式"
        value={mark}
        onChange={(chosen) => setDraft({ ...draft, mark: chosen })}
        options={[
          { value: '', label: '加减分' },
          ...marksIn(scheme).map((name) => ({ value: name, label: `${name}（0–100 分）` })),
        ]}
      />
      <InputNumber
        aria-label="分值"
        placeholder={mark ? '0 到 100' : '例如 -1.5'}
        min={mark ? 0 : -100}
        max={100}
        precision={2}
        value={value}
        onChange={(typed) => setDraft({ ...draft, value: typed })}
        style={{ width: '100%' }}
      />
      <Input.TextArea
        aria-label="理由"
        placeholder="理由（必填），由另一人确认后计入"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
      />
      <Button type="primary" disabled={!isReady} loading={propose.isPending} onClick={send}>
        提出更正
      </Button>
      {propose.error && <ErrorBlock error={propose.error} />}
    </div>
  );
}
