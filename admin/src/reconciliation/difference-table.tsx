import { DIFFERENCE_KINDS, type Difference } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { CopyText } from '../ui/copy-text.tsx';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { DifferenceDrawer } from './difference-drawer.tsx';
import { useDifferences } from './queries.ts';

export const amount = (amountFen: number | null) =>
  amountFen === null ? '—' : <Money amountFen={amountFen} />;

function State({ row }: { row: Difference }) {
  if (row.resolution) return <Tag color="success">已结清</Tag>;
  if (row.goneAt) return <Tag>已消失</Tag>;
  return row.proposal ? <Tag color="warning">待复核</Tag> : <Tag color="error">未处理</Tag>;
}

const columnsOf = (open: (id: string) => void): TableProps<Difference>['columns'] => [
  {
    title: '差异',
    render: (_, row) => <OpenCell text={DIFFERENCE_KINDS[row.kind]} onOpen={() => open(row.id)} />,
  },
  { title: '状态', render: (_, row) => <State row={row} /> },
  { title: '账期', className: 'number', render: (_, row) => row.day },
  { title: '我方（¥）', ...moneyColumn, render: (_, row) => amount(row.ourFen) },
  { title: '微信（¥）', ...moneyColumn, render: (_, row) => amount(row.billFen) },
  { title: '负责人', render: (_, row) => row.ownerName ?? <span className="bad">无人认领</span> },
  { title: '发现', render: (_, row) => <Time at={row.foundAt} /> },
  { title: '商户单号', render: (_, row) => <CopyText text={row.outBillNo} /> },
];

export function DifferenceTable({ day }: { day?: string }) {
  const differences = useDifferences({ day });
  const [opened, open] = useState<string>();
  const row = differences.data?.items.find((one) => one.id === opened);
  return (
    <>
      <DataTable
        label="对账差异"
        query={differences}
        rowKey={(one) => one.id}
        columns={columnsOf(open)}
        onOpen={(one) => open(one.id)}
        emptyText="没有差异"
      />
      <DifferenceDrawer row={row} onClose={() => open(undefined)} />
    </>
  );
}
