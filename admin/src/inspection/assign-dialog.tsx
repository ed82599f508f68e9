import { type InspectionTask, TASK_KINDS } from '@suishoupai/api/contract';
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { useAssign, useInspectorChoices } from './queries.ts';
import { sayChoice, sayTaskPlace } from './task-words.ts';

/** Names the inspector; only those who may take it are on the list. */
export function AssignDialog({ task, onClose }: { task: InspectionTask; onClose: () => void }) {
  const { message } = App.useApp();
  const [staffId, setStaffId] = useState<string>();
  const choices = useInspectorChoices(task.id);
  const assign = useAssign(task.id);
  const items = (choices.data?.items ?? []).filter((one) => one.id !== task.assignee?.id);
  const submit = () =>
    staffId &&
    assign.mutate(staffId, {
      onSuccess: ({ assignee }) => {
        void message.success(`${task.caseNo} 已派给 ${assignee?.name}`);
        onClose();
      },
    });
  return (
    <Modal
      open
      title={`指派监督员 · ${TASK_KINDS[task.kind]}`}
      onCancel={onClose}
      onOk={submit}
      okText="指派"
      okButtonProps={{ disabled: staffId === undefined }}
      confirmLoading={assign.isPending}
    >
      <p>
        {task.caseNo} · {task.label} · {sayTaskPlace(task)}
      </p>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {task.why}
      </p>
      {choices.error ? (
        <ErrorBlock error={choices.error} retry={() => void choices.refetch()} />
      ) : (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="监督员"
          placeholder="选择监督员，近的在前"
          style={{ width: '100%' }}
          loading={choices.isPending}
          value={staffId}
          onChange={setStaffId}
          options={items.map((one) => ({ value: one.id, label: sayChoice(one) }))}
          notFoundContent="没有可以办理的监督员"
        />
      )}
      {assign.error && <ErrorBlock error={assign.error} />}
    </Modal>
  );
}
