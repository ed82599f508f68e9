import type { Transfer } from '@suishoupai/api/contract';
import { type TableProps, Tooltip } from 'antd';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { sayAccount, sayActor, sayKind } from './account-words.ts';

const account = (id: string) => (
  <Tooltip title={id}>
    <span className="number">{sayAccount(id)}</span>
  </Tooltip>
);

export const transferColumns: TableProps<Transfer>['columns'] = [
  { title: '时间', render: (_, row) => <Time at={row.at} /> },
  { title: '事项', render: (_, row) => sayKind(row) },
  { title: '从（借）', render: (_, row) => account(row.debit) },
  { title: '到（贷）', render: (_, row) => account(row.credit) },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  { title: '说明', render: (_, row) => row.reason },
  { title: '经办', render: (_, row) => sayActor(row.actor) },
];

/** The movements behind one reward or payout, all of them. */
export function TransferTable({ rows, label }: { rows: Transfer[]; label: string }) {
  return (
    <PlainTable<Transfer>
      label={label}
      rowKey="id"
      columns={transferColumns}
      dataSource={rows}
      emptyText="没有账目"
    />
  );
}
