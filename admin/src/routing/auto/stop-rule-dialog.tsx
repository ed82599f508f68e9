import type { AutoRule } from '@suishoupai/api/contract';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { useStopRule } from './queries.ts';

/** One person is enough to stop a rule, and it acts on the next case already. */
export function StopRuleDialog({ rule, onClose }: { rule: AutoRule; onClose: () => void }) {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const stop = useStopRule();
  const submit = () =>
    stop.mutate(
      { rule, reason },
      {
        onSuccess: () => {
          void message.success(`《${rule.name}》已停用`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`停用《${rule.name}》第 ${rule.version} 版`}
      onCancel={onClose}
      onOk={submit}
      okText="立即停用"
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }}
      confirmLoading={stop.isPending}
    >
      <p style={{ marginBottom: 12 }}>停用后由人工办理，已办的案件不受影响。</p>
      <Input.TextArea
        aria-label="停用原因"
        placeholder="停用原因"
        maxLength={100}
        showCount
        style={{ marginBottom: 28 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {stop.error && <ErrorBlock error={stop.error} />}
    </Modal>
  );
}
