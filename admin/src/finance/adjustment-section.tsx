import { ADJUSTMENTS, type MoneyAdjustment } from '@suishoupai/api/contract';
import { Button, Popconfirm, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useMayMoveMoney } from '../payouts/queries.ts';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen } from '../ui/format-money.ts';
import { DataTable } from '../ui/list/data-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AdjustmentDialog } from './adjustment-dialog.tsx';
import styles from './finance.module.css';
import { useDecideMoneyAdjustment, useMoneyAdjustments } from './queries.ts';

const STATES = {
  proposed: { name: '待复核', color: 'warning' },
  booked: { name: '已入账', color: 'success' },
  refused: { name: '未同意', color: 'default' },
} as const;

const address = z.object({ cursor: z.string().optional().catch(undefined) });

const columns: TableProps<MoneyAdjustment>['columns'] = [
  {
    title: '状态',
    render: (_, row) => <Tag color={STATES[row.state].color}>{STATES[row.state].name}</Tag>,
  },
  { title: '调账', render: (_, row) => ADJUSTMENTS[row.kind] },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  { title: '奖励资金', render: (_, row) => `${row.programmeName} ${row.month}` },
  {
    title: '原因和凭据',
    // Whoever agrees has to read all of it.
    render: (_, row) => <div className={styles.reason}>{row.reason}</div>,
  },
  {
    title: '提出',
    render: (_, row) => (
      <>
        {row.proposedBy} <Time at={row.proposedAt} />
      </>
    ),
  },
  {
    title: '复核',
    render: (_, row) => (row.mayDecide ? <Decide row={row} /> : <Decided row={row} />),
  },
];

function Decided({ row: { decidedBy, decidedAt } }: { row: MoneyAdjustment }) {
  if (!decidedBy || !decidedAt) return <span className="quiet">等待另一人</span>;
  return (
    <>
      {decidedBy} <Time at={decidedAt} />
    </>
  );
}

function Decide({ row: { id, amountFen } }: { row: MoneyAdjustment }) {
  const decide = useDecideMoneyAdjustment();
  return (
    <span style={{ display: 'inline-flex', gap: 8 }}>
      <Popconfirm
        title={`调账 ¥ ${formatFen(amountFen)} 即刻入账，不能撤回`}
        onConfirm={() => decide.mutate({ id, agree: true })}
      >
        <Button size="small" type="primary" loading={decide.isPending}>
          同意入账
        </Button>
      </Popconfirm>
      <Button
        size="small"
        disabled={decide.isPending}
        onClick={() => decide.mutate({ id, agree: false })}
      >
        不同意
      </Button>
      {decide.error && <ErrorBlock error={decide.error} />}
    </span>
  );
}

/** Movements by hand: one person proposes, another books. */
export function AdjustmentSection() {
  const [{ cursor }] = useUrlState(address);
  const [isOpen, setOpen] = useState(false);
  const mayPropose = useMayMoveMoney();
  return (
    <section className="pane" aria-label="调账">
      <div className={styles.head}>
        <h2>调账</h2>
        {mayPropose && <Button onClick={() => setOpen(true)}>提出调账</Button>}
      </div>
      <DataTable
        label="调账"
        query={useMoneyAdjustments(cursor)}
        rowKey={(row) => row.id}
        columns={columns}
        emptyText="没有调账"
      />
      <AdjustmentDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}
