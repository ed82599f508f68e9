import { type Budget, POOL_ALARMS, type RewardPool } from '@suishoupai/api/contract';
import { App, Button, Popconfirm, Space, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { formatFen } from '../../ui/format-money.ts';
import { DataTable } from '../../ui/list/data-table.tsx';
import { Money, moneyColumn } from '../../ui/money.tsx';
import { Time } from '../../ui/time.tsx';
import { useBudgets, useDecideBudget, usePools } from '../queries.ts';
import { AskBudgetDialog } from './ask-budget-dialog.tsx';

const STATES = { asked: '待确认', confirmed: '已拨入', refused: '已退回' };

/** What stayed in the pool, and beneath it what was handed back of it. */
const Funded = ({ row }: { row: RewardPool }) => (
  <>
    <Money amountFen={row.fundedFen} />
    {row.returnedFen > 0 && <div className="quiet">已减去退回 {formatFen(row.returnedFen)}</div>}
  </>
);

const poolColumns: TableProps<RewardPool>['columns'] = [
  { title: '月份', className: 'number', render: (_, row) => row.month },
  { title: '活动', render: (_, row) => row.programmeName },
  { title: '拨入（¥）', ...moneyColumn, render: (_, row) => <Funded row={row} /> },
  { title: '调账（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.adjustedFen} /> },
  { title: '已用（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.usedFen} /> },
  { title: '剩余（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.leftFen} /> },
  {
    title: '告警',
    render: (_, { alarm }) =>
      alarm ? (
        <Tag color={alarm === 'almost_used' ? 'warning' : 'error'}>{POOL_ALARMS[alarm]}</Tag>
      ) : (
        '—'
      ),
  },
];

const columnsOf = (
  decide?: (order: { id: string; isConfirmed: boolean }) => void,
): TableProps<Budget>['columns'] => [
  { title: '月份', className: 'number', render: (_, row) => row.month },
  { title: '活动', render: (_, row) => row.programmeName },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  { title: '事由', render: (_, row) => row.reason },
  { title: '状态', render: (_, row) => STATES[row.state] },
  {
    title: '申请',
    render: (_, row) => (
      <>
        {row.askedBy} <Time at={row.askedAt} />
      </>
    ),
  },
  {
    title: '确认',
    render: (_, row) =>
      decide && row.mayDecide ? (
        <Space>
          <Popconfirm
            title={`拨入 ¥ ${formatFen(row.amountFen)} 即刻入账，不能撤回`}
            onConfirm={() => decide({ id: row.id, isConfirmed: true })}
          >
            <Button size="small" type="primary">
              确认拨入
            </Button>
          </Popconfirm>
          <Button size="small" onClick={() => decide({ id: row.id, isConfirmed: false })}>
            退回
          </Button>
        </Space>
      ) : (
        (row.decidedBy ?? '等待另一人')
      ),
  },
];

/** The money of each month: it stops hard when it is used up, and only two people together put more in. */
export function BudgetsView({ cursor }: { cursor?: string }) {
  const { message } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const pools = usePools({ cursor });
  const budgets = useBudgets();
  const mayMove = useMayMoveMoney();
  const decide = useDecideBudget();
  const send = (order: { id: string; isConfirmed: boolean }) =>
    decide.mutate(order, {
      onSuccess: (row) =>
        void message.success(
          row.state === 'confirmed' ? `已拨入 ¥ ${formatFen(row.amountFen)}` : '已退回',
        ),
    });
  return (
    <>
      <DataTable
        label="奖励资金"
        query={pools}
        rowKey={(row) => `${row.programmeId}:${row.month}`}
        columns={poolColumns}
        emptyText="还没有拨入资金"
      />
      <Space style={{ margin: 12 }}>
        <strong>预算申请</strong>
        {mayMove && (
          <Button size="small" type="primary" onClick={() => setAsking(true)}>
            申请拨款
          </Button>
        )}
      </Space>
      {decide.error && <ErrorBlock error={decide.error} />}
      <DataTable
        label="预算申请"
        query={budgets}
        rowKey={(row) => row.id}
        columns={columnsOf(mayMove ? send : undefined)}
        emptyText="还没有预算申请"
      />
      {isAsking && <AskBudgetDialog onClose={() => setAsking(false)} />}
    </>
  );
}
