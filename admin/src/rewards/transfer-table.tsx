import { movementName, type Transfer } from '@suishoupai/api/contract';
import { type TableProps, Tooltip } from 'antd';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { sayAccount, sayActor } from './account-words.ts';

const account = (id: string, { personAlias }: Transfer) => (
  <Tooltip title={id}>
    <span className="number">{sayAccount(id, personAlias)}</span>
  </Tooltip>
);

export const transferColumns: TableProps<Transfer>['columns'] = [
  { title: '时间', render: (_, row) => <Time at={row.at} /> },
  { title: '事项', render: (_, row) => movementName(row.id) },
  { title: '从（借）', render: (_, row) => account(row.debit, row) },
  { title: '到（贷）', render: (_, row) => account(row.credit, row) },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  { title: '说明', render: (_, row) => row.reason },
  { title: '经办', render: (_, row) => sayActor(row.actor, row.personAlias) },
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
