import { LETTER_KINDS, type Letter } from '@suishoupai/api/contract';
import { Button, Descriptions, Drawer, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import { LetterTag, sayUnit } from './letter-table.tsx';
import { useAnswerLetter, useLetter } from './queries.ts';

export function LetterDrawer({ id, onClose }: { id?: string; onClose: () => void }) {
  return (
    <Drawer open={id !== undefined} onClose={onClose} title="督办函" size={560} destroyOnHidden>
      {id && <Story id={id} />}
    </Drawer>
  );
}

function Story({ id }: { id: string }) {
  const letter = useLetter(id);
  if (letter.error) return <ErrorBlock error={letter.error} retry={() => void letter.refetch()} />;
  if (!letter.data) return <Skeleton active />;
  return (
    <>
      <Descriptions size="small" column={1} items={itemsOf(letter.data)} />
      {letter.data.mayAnswer && <AnswerForm id={id} />}
    </>
  );
}

function itemsOf(letter: Letter) {
  const { answer } = letter;
  return [
    { key: 'state', label: '状态', children: <LetterTag letter={letter} /> },
    {
      key: 'case',
      label: '案件',
      children: <Link to={`/cases/${letter.caseId}`}>{letter.caseNo}</Link>,
    },
    { key: 'kind', label: '类别', children: LETTER_KINDS[letter.kind] },
    { key: 'words', label: '督办要求', children: letter.words },
    { key: 'by', label: '发出人', children: letter.openedBy },
    { key: 'at', label: '发出时间', children: <Time at={letter.openedAt} /> },
    { key: 'unit', label: '答复单位', children: sayUnit(letter) },
    { key: 'due', label: '答复期限', children: <Time at={letter.dueAt} /> },
    ...(answer
      ? [
          { key: 'answer', label: '答复', children: answer.words },
          {
            key: 'answered',
            label: '答复人',
            children: (
              <>
                {answer.by} · <Time at={answer.at} />
              </>
            ),
          },
        ]
      : []),
  ];
}

function AnswerForm({ id }: { id: string }) {
  const [words, setWords] = useState('');
  const answer = useAnswerLetter(id);
  return (
    <form
      style={{ display: 'grid', gap: 30, marginTop: 16 }}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate(words.trim());
      }}
    >
      <Input.TextArea
        aria-label="答复"
        placeholder="说明原因、已采取的措施和预计办结时间"
        maxLength={500}
        showCount
        rows={5}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {answer.error && <ErrorBlock error={answer.error} />}
      <Button
        type="primary"
        htmlType="submit"
        disabled={words.trim() === ''}
        loading={answer.isPending}
      >
        提交答复
      </Button>
    </form>
  );
}
