import type { SecondLook } from '@suishoupai/api/contract';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { useAnswerLook } from './queries.ts';

/** The verdict on somebody else's filing; what is wrong with it has to be said. */
export function AnswerLook({ look }: { look: SecondLook }) {
  const { message } = App.useApp();
  const answer = useAnswerLook(look.id);
  const [isWrong, setWrong] = useState(false);
  const [note, setNote] = useState('');
  const send = (verdict: 'right' | 'wrong') =>
    answer.mutate(
      { verdict, note: note.trim() },
      { onSuccess: () => void message.success('已记录抽查结论') },
    );
  return (
    <>
      <Button size="small" loading={answer.isPending} onClick={() => send('right')}>
        立案正确
      </Button>{' '}
      <Button size="small" danger onClick={() => setWrong(true)}>
        有问题…
      </Button>
      {answer.error && !isWrong && <ErrorBlock error={answer.error} />}
      <Modal
        open={isWrong}
        title={`${look.caseNo} 立案有什么问题`}
        okText="提交"
        okButtonProps={{ danger: true, disabled: note.trim() === '' }}
        confirmLoading={answer.isPending}
        onOk={() => send('wrong')}
        onCancel={() => setWrong(false)}
      >
        <Input.TextArea
          aria-label="问题说明"
          placeholder="问题说明（必填）"
          maxLength={200}
          autoSize={{ minRows: 3 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {answer.error && <ErrorBlock error={answer.error} />}
      </Modal>
    </>
  );
}
