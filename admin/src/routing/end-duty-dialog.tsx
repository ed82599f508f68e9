import type { Duty } from '@suishoupai/api/contract';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { useEndDuty } from './queries.ts';

/** A duty is never deleted: it ends after a day, and earlier proposals stay explainable. */
export function EndDutyDialog({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const { message } = App.useApp();
  const [lastDay, setLastDay] = useState<string>();
  const end = useEndDuty();
  const submit = () =>
    lastDay &&
    end.mutate(
      { id: duty.id, lastDay },
      {
        onSuccess: () => {
          void message.success(`${duty.unit.name}的职责到 ${lastDay} 为止`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="终止职责"
      onCancel={onClose}
      onOk={submit}
      okText="终止"
      okButtonProps={{ danger: true, disabled: lastDay === undefined }}
      confirmLoading={end.isPending}
    >
      <p style={{ marginBottom: 12 }}>
        {duty.unit.name} · {duty.area?.name ?? '全市'} · {duty.categoryPrefix} {duty.categoryName}
      </p>
      <DayField label="最后一天" min={duty.validFrom} value={lastDay} onChange={setLastDay} />
      {end.error && <ErrorBlock error={end.error} />}
    </Modal>
  );
}
