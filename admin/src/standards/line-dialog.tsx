import {
  LIMIT_UNIT_NAMES,
  type LineWords,
  type StandardLine,
  wordsOfLine,
} from '@suishoupai/api/contract';
import { App, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { MinorField } from './minor-field.tsx';
import { useSaveLine } from './queries.ts';

const EMPTY: LineWords = {
  code: '',
  categoryKey: '',
  problemKind: '',
  filingCondition: '',
  limit: { value: 1, unit: 'work_day' },
  closingCondition: '',
  authority: '',
  legalBasis: '',
  grade: null,
};

/** A new line, or the next version of one; what is wrong is said column by column, as for a spreadsheet. */
export function LineDialog(props: {
  before?: StandardLine;
  onClose: () => void;
  onSaved: (line: StandardLine) => void;
}) {
  const { before, onClose, onSaved } = props;
  const { message } = App.useApp();
  const save = useSaveLine();
  const [draft, setDraft] = useState<LineWords>(before ? wordsOfLine(before) : EMPTY);
  const change = (part: Partial<LineWords>) => setDraft((known) => ({ ...known, ...part }));
  const isReady = [
    draft.code,
    draft.categoryKey,
    draft.problemKind,
    draft.filingCondition,
    draft.closingCondition,
  ].every((words) => words.trim() !== '');
  const submit = () =>
    save.mutate(
      { basedOn: before?.id ?? null, line: draft },
      {
        onSuccess: (line) => {
          void message.success(`标准 ${line.code} 第 ${line.version} 版已生效`);
          onSaved(line);
        },
      },
    );
  return (
    <Modal
      open
      width={640}
      title={before ? `修改标准 ${before.code}` : '新增标准'}
      onCancel={onClose}
      onOk={submit}
      okText={before ? '保存为新版本' : '新增'}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={save.isPending}
    >
      {save.error && <ErrorBlock error={save.error} />}
      <LineFields
        draft={draft}
        change={change}
        isNew={!before}
        categoryName={before?.categoryName}
      />
    </Modal>
  );
}

function LineFields(props: {
  draft: LineWords;
  change: (part: Partial<LineWords>) => void;
  isNew: boolean;
  categoryName?: string;
}) {
  const { draft, change, isNew, categoryName } = props;
  const words = (
    label: string,
    field: 'problemKind' | 'filingCondition' | 'closingCondition' | 'authority' | 'legalBasis',
    maxLength: number,
    isLong = false,
  ) => {
    const Field = isLong ? Input.TextArea : Input;
    return (
      <Row label={label}>
        <Field
          aria-label={label}
          maxLength={maxLength}
          value={draft[field]}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      </Row>
    );
  };
  return (
    <Form layout="vertical" component="div">
      <Row label="标准编号">
        <Input
          aria-label="标准编号"
          maxLength={24}
          disabled={!isNew}
          value={draft.code}
          onChange={({ target }) => change({ code: target.value })}
        />
      </Row>
      <Row label="小类">
        <MinorField
          value={draft.categoryKey}
          name={categoryName}
          onChange={(categoryKey) => change({ categoryKey })}
        />
      </Row>
      {words('问题描述', 'problemKind', 40)}
      {words('立案条件', 'filingCondition', 300, true)}
      <Row label="处置时限">
        <LimitField value={draft.limit} onChange={(limit) => change({ limit })} />
      </Row>
      {words('结案条件', 'closingCondition', 300, true)}
      {words('主管部门（可不填）', 'authority', 60)}
      {words('法律依据（可不填）', 'legalBasis', 200)}
      <Row label="等级（可不填）">
        <Select
          aria-label="等级"
          allowClear
          value={draft.grade}
          onChange={(grade) => change({ grade: grade ?? null })}
          options={(['A', 'B', 'C'] as const).map((value) => ({ value, label: `${value} 级` }))}
        />
      </Row>
    </Form>
  );
}

type Limit = LineWords['limit'];

function LimitField({ value, onChange }: { value: Limit; onChange: (limit: Limit) => void }) {
  return (
    <Space.Compact style={{ width: '100%' }}>
      <InputNumber
        aria-label="处置时限"
        min={1}
        max={999}
        precision={0}
        value={value.value}
        onChange={(next) => onChange({ ...value, value: next ?? 1 })}
      />
      <Select
        aria-label="时限单位"
        style={{ width: 160 }}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit })}
        options={Object.entries(LIMIT_UNIT_NAMES).map(([unit, label]) => ({
          value: unit as Limit['unit'],
          label,
        }))}
      />
    </Space.Compact>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <Form.Item label={label} style={{ marginBottom: 12 }}>
    {children}
  </Form.Item>
);
