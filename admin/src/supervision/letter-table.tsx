import { LETTER_KINDS, type Letter } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { Clip } from '../ui/list/clip.tsx';
import { OpenCell } from '../ui/list/data-table.tsx';
import { Time } from '../ui/time.tsx';

export function LetterTag({ letter }: { letter: Letter }) {
  if (letter.answer)
    return (
      <Tag color={letter.overdueAt ? 'warning' : 'success'}>
        {letter.overdueAt ? '逾期答复' : '已答复'}
      </Tag>
    );
  return (
    <Tag color={letter.overdueAt ? 'error' : 'processing'}>
      {letter.overdueAt ? '逾期未答复' : '待答复'}
    </Tag>
  );
}

export const sayUnit = (letter: Letter): string => letter.unit?.name ?? '指挥中心';

export const letterColumns = (open: (id: string) => void): TableProps<Letter>['columns'] => [
  {
    title: '案件编号',
    render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row.id)} />,
  },
  { title: '状态', render: (_, row) => <LetterTag letter={row} /> },
  { title: '类别', render: (_, row) => LETTER_KINDS[row.kind] },
  { title: '答复单位', render: (_, row) => <Clip text={sayUnit(row)} widthPx={190} /> },
  { title: '督办要求', render: (_, row) => <Clip text={row.words} widthPx={260} /> },
  { title: '发出人', render: (_, row) => row.openedBy },
  { title: '发出时间', render: (_, row) => <Time at={row.openedAt} /> },
  { title: '答复期限', render: (_, row) => <Time at={row.dueAt} /> },
];
