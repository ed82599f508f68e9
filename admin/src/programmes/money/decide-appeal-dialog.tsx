import type { RewardAppeal } from '@suishoupai/api/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { useDecideAppeal } from '../queries.ts';

/** The amount is never typed: an appeal that is upheld earns what the rules say. */
export function DecideAppealDialog(props: { appeal: RewardAppeal; onClose: () => void }) {
  const { appeal, onClose } = props;
  const { message } = App.useApp();
  const [answer, setAnswer] = useState('');
  const decide = useDecideAppeal();
  const send = (isUpheld: boolean) =>
    decide.mutate(
      { id: appeal.id, isUpheld, answer: answer.trim() },
      {
        onSuccess: () => {
          void message.success(isUpheld ? '申诉成立，已按规则计奖' : '已维持原结论');
          onClose();
        },
      },
    );
  const isEmpty = answer.trim() === '';
  return (
    <Modal
      open
      title={`复核申诉 ${appeal.caseNo}`}
      onCancel={onClose}
      footer={[
        <Button
          key="refuse"
          disabled={isEmpty}
          loading={decide.isPending}
          onClick={() => send(false)}
        >
          维持原结论
        </Button>,
        <Button
          key="uphold"
          type="primary"
          disabled={isEmpty}
          loading={decide.isPending}
          onClick={() => send(true)}
        >
          申诉成立
        </Button>,
      ]}
    >
      <p>原结论：{appeal.against}</p>
      <p style={{ margin: '8px 0' }}>申诉理由：{appeal.words}</p>
      <Input.TextArea
        aria-label="答复"
        placeholder="给上报人的答复"
        maxLength={200}
        autoSize={{ minRows: 3 }}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      {decide.error && <ErrorBlock error={decide.error} />}
    </Modal>
  );
}
