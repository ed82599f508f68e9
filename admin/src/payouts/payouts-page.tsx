import { PAYOUT_STATES, type PayoutRow, payoutState } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { SearchBox } from '../ui/list/search-box.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { BatchBar } from './batch-bar.tsx';
import { PayoutDrawer } from './payout-drawer.tsx';
import { awaitsCancel, STATE_COLORS } from './payout-words.ts';
import { useMayMoveMoney, usePayouts } from './queries.ts';
import { PayoutSwitchBar } from './switch/payout-switch-bar.tsx';
import { VendorWord } from './vendor-word.tsx';

const address = z.object({
  state: payoutState.optional().catch(undefined),
  text: z.string().default('').catch(''),
  cursor: z.string().optional().catch(undefined),
  id: z.string().optional().catch(undefined),
});

const isMineDone = (row: PayoutRow) => row.state === 'requested' && row.isApprovedByMe;

const columnsOf = (open: (id: string) => void): TableProps<PayoutRow>['columns'] => [
  {
    title: '案件编号',
    render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row.id)} />,
  },
  { title: '收款人', render: (_, row) => row.personAlias },
  {
    title: '状态',
    render: (_, row) => (
      <>
        <Tag color={STATE_COLORS[row.state]}>{PAYOUT_STATES[row.state]}</Tag>
        {row.state !== 'cancelling' && awaitsCancel(row) && (
          <span className="quiet">已请求撤销</span>
        )}
        {isMineDone(row) && <span className="quiet">您已审批，等另一人</span>}
      </>
    ),
  },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  { title: '第几次', align: 'right', className: 'number', render: (_, row) => row.attempt },
  { title: '申请时间', render: (_, row) => <Time at={row.claimedAt} /> },
  { title: '最近发送', render: (_, row) => (row.lastSentAt ? <Time at={row.lastSentAt} /> : '—') },
  { title: '到账时间', render: (_, row) => (row.settledAt ? <Time at={row.settledAt} /> : '—') },
  { title: '原因', render: (_, row) => <VendorWord code={row.why} /> },
  { title: '商户单号', className: 'number', render: (_, row) => row.outBillNo ?? '未生成' },
];

export default function PayoutsPage() {
  const [{ id, ...filters }, setAddress] = useUrlState(address);
  const payouts = usePayouts(filters);
  const open = (opened: string) => setAddress({ id: opened });
  const mayApprove = useMayMoveMoney() && filters.state === 'requested';
  const [ticked, setTicked] = useState<React.Key[]>([]);
  const chosen = (payouts.data?.items ?? []).filter((row) => ticked.includes(row.id));
  return (
    <ListPage
      filters={
        <>
          <PayoutSwitchBar />
          <FilterTabs
            label="付款状态"
            value={filters.state ?? 'all'}
            onChange={(key) =>
              setAddress({ state: key === 'all' ? undefined : key, cursor: undefined })
            }
            choices={[
              { key: 'all', name: '全部' },
              ...payoutState.options.map((key) => ({ key, name: PAYOUT_STATES[key] })),
            ]}
          />
          <SearchBox
            value={filters.text}
            label="单号、案件编号或收款人"
            onSearch={(text) => setAddress({ text, cursor: undefined })}
          />
        </>
      }
    >
      {mayApprove && <BatchBar chosen={chosen} onDone={() => setTicked([])} />}
      <DataTable
        label="付款单"
        query={payouts}
        rowKey={(row) => row.id}
        columns={columnsOf(open)}
        onOpen={(row) => open(row.id)}
        rowSelection={
          mayApprove
            ? {
                selectedRowKeys: ticked,
                onChange: setTicked,
                getCheckboxProps: (row) => ({ disabled: isMineDone(row) }),
              }
            : undefined
        }
        emptyText="没有符合条件的付款"
      />
      <PayoutDrawer id={id} onClose={() => setAddress({ id: undefined })} />
    </ListPage>
  );
}
