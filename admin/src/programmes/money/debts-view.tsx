import { DEBT_STATES, type Debt } from '@suishoupai/api/contract';
import { App, Button, Input, Modal, Space, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { Clip } from '../../ui/list/clip.tsx';
import { DataTable } from '../../ui/list/data-table.tsx';
import { Money, moneyColumn } from '../../ui/money.tsx';
import { Time } from '../../ui/time.tsx';
import { useDebts, useSettleDebt } from '../queries.ts';

const columnsOf = (settle?: (row: Debt) => void): TableProps<Debt>['columns'] => [
  { title: '案件编号', className: 'number', render: (_, row) => row.caseNo },
  { title: '上报人', render: (_, row) => row.personAlias },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  {
    title: '状态',
    render: (_, row) => (
      <Tag color={row.state === 'open' ? 'warning' : 'default'}>{DEBT_STATES[row.state]}</Tag>
    ),
  },
  { title: '原因', render: (_, row) => <Clip text={row.why} widthPx={200} /> },
  { title: '产生时间', render: (_, row) => <Time at={row.madeAt} /> },
  { title: '提出', render: (_, row) => sayAsked(row) },
  {
    title: '结论',
    render: (_, row) =>
      row.state === 'open' && settle ? (
        <Button size="small" onClick={() => settle(row)}>
          处理
        </Button>
      ) : (
        (row.decidedBy ?? '—')
      ),
  },
];

const sayAsked = (row: Debt) =>
  row.askedState ? `${row.askedBy}：${DEBT_STATES[row.askedState]}` : '—';

/** Paid, and then the case was void: two people say how it ended; later rewards are never cut by it. */
export function DebtsView({ cursor }: { cursor?: string }) {
  const [settling, setSettling] = useState<Debt | null>(null);
  const debts = useDebts({ cursor });
  const mayMove = useMayMoveMoney();
  return (
    <>
      <DataTable
        label="应追回的奖励"
        query={debts}
        rowKey={(row) => row.rewardId}
        columns={columnsOf(mayMove ? setSettling : undefined)}
        emptyText="没有应追回的奖励"
      />
      {settling && <SettleDialog debt={settling} onClose={() => setSettling(null)} />}
    </>
  );
}

function SettleDialog({ debt, onClose }: { debt: Debt; onClose: () => void }) {
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const settle = useSettleDebt();
  const send = (state: 'recovered' | 'written_off') =>
    settle.mutate(
      { id: debt.rewardId, state, note: note.trim() },
      {
        onSuccess: (row) => {
          void message.success(row.state === 'open' ? '已提出，等待另一人确认' : '已处理完毕');
          onClose();
        },
      },
    );
  const isEmpty = note.trim() === '';
  return (
    <Modal
      open
      title={`应追回 ${debt.caseNo}`}
      onCancel={onClose}
      footer={
        <Space>
          <Button disabled={isEmpty} loading={settle.isPending} onClick={() => send('written_off')}>
            核销
          </Button>
          <Button
            type="primary"
            disabled={isEmpty}
            loading={settle.isPending}
            onClick={() => send('recovered')}
          >
            已追回
          </Button>
        </Space>
      }
    >
      <p style={{ marginBottom: 8 }}>
        {debt.askedState
          ? `${sayAsked(debt)}（${debt.askedNote ?? ''}）。另一人选择相同结论后生效。`
          : '第一人提出结论，另一人选择相同结论后生效。'}
      </p>
      <Input
        aria-label="说明"
        placeholder="说明"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {settle.error && <ErrorBlock error={settle.error} />}
    </Modal>
  );
}
