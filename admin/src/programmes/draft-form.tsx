import { type ProgrammeDetail, programmeRules } from '@suishoupai/api/contract';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { MainRules } from './main-rules.tsx';
import { useSaveDraft } from './queries.ts';

type Props = {
  from: ProgrammeDetail;
  onSaved: (of: { id: string; version: number }) => void;
  onCancel: () => void;
};

const field = { display: 'grid', gap: 4, marginBottom: 12 } as const;

/** The usual numbers as fields; everything else as the data that decides, checked while it is written. */
export function DraftForm({ from, onSaved, onCancel }: Props) {
  const save = useSaveDraft();
  const [name, setName] = useState(from.name);
  const [startsOn, setStarts] = useState<string | undefined>(from.startsOn);
  const [endsOn, setEnds] = useState<string | undefined>(from.endsOn);
  const [terms, setTerms] = useState(from.terms);
  const before = JSON.stringify(from.rules, null, 2);
  const [text, setText] = useState(before);
  const rules = readRules(text);
  const submit = () => {
    if (!rules.data || !startsOn || !endsOn) return;
    const version = from.mayEdit ? from.version : null;
    const body = { id: from.id, version, name, startsOn, endsOn, terms, rules: rules.data };
    save.mutate(body, { onSuccess: onSaved });
  };
  return (
    <section aria-label="起草规则">
      <div style={field}>
        <span>活动名称</span>
        <Input
          aria-label="活动名称"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div style={field}>
        <span>开始日期和最后一天</span>
        <Space wrap>
          <DayField label="开始" value={startsOn} onChange={setStarts} />
          <DayField label="最后一天" value={endsOn} onChange={setEnds} />
        </Space>
      </div>
      {rules.data && (
        <MainRules rules={rules.data} onChange={(next) => setText(JSON.stringify(next, null, 2))} />
      )}
      <div style={field}>
        <span>公示说明</span>
        <Input.TextArea
          aria-label="公示说明"
          value={terms}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setTerms(event.target.value)}
        />
        {text !== before && terms === from.terms && (
          <p className="warn">规则已改动，请核对公示说明是否仍然相符</p>
        )}
      </div>
      <details style={{ marginBottom: 12 }} open={rules.error !== null}>
        <summary>全部规则（数据）</summary>
        <Input.TextArea
          aria-label="全部规则"
          className="number"
          value={text}
          status={rules.error ? 'error' : undefined}
          autoSize={{ minRows: 8, maxRows: 24 }}
          onChange={(event) => setText(event.target.value)}
        />
        {rules.error && <p className="bad">{rules.error}</p>}
      </details>
      {save.error && <ErrorBlock error={save.error} />}
      <Space>
        <Button
          type="primary"
          disabled={!rules.data || name.trim() === '' || !startsOn || !endsOn}
          loading={save.isPending}
          onClick={submit}
        >
          保存草稿
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </section>
  );
}

function readRules(text: string) {
  try {
    const parsed = programmeRules.safeParse(JSON.parse(text));
    if (parsed.success) return { data: parsed.data, error: null };
    const [issue] = parsed.error.issues;
    return { data: null, error: `${issue?.path.join('.') ?? ''} 填写不正确` };
  } catch {
    return { data: null, error: '不是完整的数据，请检查逗号和括号' };
  }
}
