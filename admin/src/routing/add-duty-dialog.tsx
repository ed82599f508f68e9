import { DUTY_BASES, type DutyBasis } from '@suishoupai/api/contract';
import { App, Form, InputNumber, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCity } from '../accounts/queries.ts';
import { UnitField } from '../cases/decisions/people-fields.tsx';
import { newId } from '../new-id.ts';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { CategoryField } from './category-field.tsx';
import { useAddDuty } from './queries.ts';

type Draft = {
  categoryPrefix?: string;
  areaId: string | null;
  unitId?: string;
  basis: DutyBasis;
  priority: number;
  validFrom?: string;
};

const WHOLE_CITY = '';

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
  const city = useCity();
  return (
    <Form layout="vertical" component="div">
      <Row label="类别（全部、大类或小类）">
        <CategoryField
          value={draft.categoryPrefix}
          onChange={(value) => change({ categoryPrefix: value })}
        />
      </Row>
      <Row label="区域">
        <Select
          aria-label="区域"
          value={draft.areaId ?? WHOLE_CITY}
          onChange={(areaId) => change({ areaId: areaId === WHOLE_CITY ? null : areaId })}
          options={[
            { value: WHOLE_CITY, label: '全市' },
            ...(city.data?.areas ?? []).map((area) => ({ value: area.id, label: area.name })),
          ]}
        />
      </Row>
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

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <Form.Item label={label} style={{ marginBottom: 12 }}>
    {children}
  </Form.Item>
);
