import { DUTY_BASES, type DutyBasis } from '@suishoupai/api/contract';
import { App, Form, InputNumber, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { UnitField } from '../cases/decisions/fields/people-fields.tsx';
import { newId } from '../new-id.ts';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { useAddDuty } from './queries.ts';
import { Row, ScopeFields } from './scope-fields.tsx';

type Draft = {
  categoryPrefix?: string;
  areaId: string | null;
  unitId?: string;
  basis: DutyBasis;
  priority: number;
  validFrom?: string;
};

/** One row of who answers for what and where. */
export function AddDutyDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  // One id for one dialog: pressing twice is one duty.
  const [id] = useState(() => newId());
  const [draft, setDraft] = useState<Draft>({ areaId: null, basis: 'territory', priority: 1 });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const add = useAddDuty();
  const { categoryPrefix, unitId, validFrom } = draft;
  const isReady = categoryPrefix !== undefined && unitId !== undefined && validFrom !== undefined;
  const submit = () =>
    isReady &&
    add.mutate(
      { ...draft, id, categoryPrefix, unitId, validFrom },
      {
        onSuccess: (duty) => {
          void message.success(`已登记${duty.unit.name}的职责`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="新增职责"
      onCancel={onClose}
      onOk={submit}
      okText="登记"
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={add.isPending}
    >
      <DutyFields draft={draft} change={change} />
      {add.error && <ErrorBlock error={add.error} />}
    </Modal>
  );
}

function DutyFields(props: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { draft, change } = props;
  return (
    <Form layout="vertical" component="div">
      <ScopeFields scope={draft} change={change} />
      <Row label="单位">
        <UnitField value={draft.unitId} onChange={(value) => change({ unitId: value })} />
      </Row>
      <Row label="依据">
        <Segmented
          aria-label="依据"
          value={draft.basis}
          onChange={(basis) => change({ basis })}
          options={Object.entries(DUTY_BASES).map(([value, label]) => ({
            value: value as DutyBasis,
            label,
          }))}
        />
      </Row>
      <Row label="优先级（1 最先）">
        <InputNumber
          aria-label="优先级"
          min={1}
          max={9}
          precision={0}
          value={draft.priority}
          onChange={(priority) => change({ priority: priority ?? 1 })}
        />
      </Row>
      <Row label="开始日期">
        <DayField
          label="开始日期"
          value={draft.validFrom}
          onChange={(value) => change({ validFrom: value })}
        />
      </Row>
    </Form>
  );
}
