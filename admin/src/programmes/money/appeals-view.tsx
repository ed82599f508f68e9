import { APPEAL_STATES, type RewardAppeal } from '@suishoupai/api/contract';
import { Button, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { Clip } from '../../ui/list/clip.tsx';
import { DataTable } from '../../ui/list/data-table.tsx';
import { Time } from '../../ui/time.tsx';
import { useAppeals } from '../queries.ts';
import { DecideAppealDialog } from './decide-appeal-dialog.tsx';

const COLORS = { open: 'warning', upheld: 'success', refused: 'default' };

const columnsOf = (decide?: (row: RewardAppeal) => void): TableProps<RewardAppeal>['columns'] => [
  { title: '案件编号', className: 'number', render: (_, row) => row.caseNo },
  { title: '上报人', render: (_, row) => row.personAlias },
  {
    title: '状态',
    render: (_, row) => <Tag color={COLORS[row.state]}>{APPEAL_STATES[row.state]}</Tag>,
  },
  {
    title: '答复',
    render: (_, row) => {
      if (row.state !== 'open')
        return <Clip text={`${row.decidedBy ?? ''}：${row.answer ?? ''}`} widthPx={220} />;
      if (!decide) return '—';
      if (!row.mayDecide) return <span className="quiet">您参与过原结论</span>;
      return (
        <Button size="small" type="primary" onClick={() => decide(row)}>
          复核
        </Button>
      );
    },
  },
  { title: '原结论', render: (_, row) => <Clip text={row.against} widthPx={220} /> },
  { title: '申诉理由', render: (_, row) => <Clip text={row.words} widthPx={220} /> },
  { title: '答复期限', render: (_, row) => <Time at={row.dueAt} /> },
];

/** What citizens say against a decision: answered once, by somebody who took no part in it. */
export function AppealsView({ cursor }: { cursor?: string }) {
  const [deciding, setDeciding] = useState<RewardAppeal | null>(null);
  const appeals = useAppeals({ cursor });
  const mayMove = useMayMoveMoney();
  return (
    <>
      <DataTable
        label="奖励申诉"
        query={appeals}
        rowKey={(row) => row.id}
        columns={columnsOf(mayMove ? setDeciding : undefined)}
        emptyText="没有申诉"
      />
      {deciding && <DecideAppealDialog appeal={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}
