import type { PayoutSwitch } from '@suishoupai/api/contract';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { useTurnSwitch } from './queries.ts';

/** The reason is part of the record, in both directions. */
export function PayoutSwitchDialog(props: {
  state: PayoutSwitch;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { state, isOpen, onClose } = props;
  const { startAskedBy: askedBy, startReason } = state;
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const send = useTurnSwitch();
  const isStop = state.isRunning;
  const submit = () =>
    send.mutate(
      { turn: isStop ? 'stop' : 'start', reason: reason.trim() },
      {
        onSuccess: (after) => {
          void message.success(
            isStop ? '已暂停付款' : after.isRunning ? '付款已恢复' : '已申请，等待另一人确认',
          );
          setReason('');
          onClose();
        },
      },
    );
  return (
    <Modal
      open={isOpen}
      title={isStop ? '暂停付款' : askedBy ? '确认恢复付款' : '申请恢复付款'}
      onCancel={onClose}
      onOk={submit}
      okText={isStop ? '暂停付款' : '提交'}
      okButtonProps={{ danger: isStop, disabled: reason.trim() === '' }}
      confirmLoading={send.isPending}
    >
      <p style={{ marginBottom: 8 }}>
        {isStop
          ? '暂停后不再向微信发送新的付款；钱仍在市民账户里，恢复后即可领取。'
          : askedBy
            ? `${askedBy}已申请恢复付款，理由：${startReason ?? '未填写'}。由您确认后立即生效。`
            : '恢复付款需要两人：您申请后，由另一名财务人员确认。'}
      </p>
      <Input.TextArea
        aria-label="原因"
        placeholder="原因（必填）"
        maxLength={200}
        autoSize={{ minRows: 3 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {send.error && <ErrorBlock error={send.error} />}
    </Modal>
  );
}
