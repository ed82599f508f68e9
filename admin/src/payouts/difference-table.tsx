import type { Difference } from '@suishoupai/api/contract';
import type { TableProps } from 'antd';
import { CopyText } from '../ui/copy-text.tsx';
import { DataTable } from '../ui/list/data-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { DIFFERENCE_NAMES } from './payout-words.ts';
import { useDifferences } from './queries.ts';

const amount = (amountFen: number | null) =>
  amountFen === null ? '—' : <Money amountFen={amountFen} />;

const columns: TableProps<Difference>['columns'] = [
  { title: '日期', className: 'number', render: (_, row) => row.day },
  { title: '差异', render: (_, row) => DIFFERENCE_NAMES[row.kind] },
  { title: '我方（¥）', ...moneyColumn, render: (_, row) => amount(row.ourFen) },
  { title: '微信（¥）', ...moneyColumn, render: (_, row) => amount(row.billFen) },
  { title: '处理', render: (_, row) => row.resolution ?? <strong className="bad">未处理</strong> },
  { title: '商户单号', render: (_, row) => <CopyText text={row.outBillNo} /> },
];

export function DifferenceTable({ day }: { day?: string }) {
  return (
    <DataTable
      label="对账差异"
      query={useDifferences(day)}
      rowKey={(row) => row.id}
      columns={columns}
      emptyText="没有差异"
    />
  );
}
