import { REWARD_STATES, type RewardRow, rewardState } from '@suishoupai/api/contract';
import { Space, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { Clip } from '../ui/list/clip.tsx';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { SearchBox } from '../ui/list/search-box.tsx';
import { Money, moneyColumn } from '../ui/money.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { useRewards } from './queries.ts';
import { RewardDrawer } from './reward-drawer.tsx';

const address = z.object({
  state: rewardState.optional().catch(undefined),
  held: z.literal('yes').optional().catch(undefined),
  text: z.string().default('').catch(''),
  cursor: z.string().optional().catch(undefined),
});

const COLORS = { owed: 'warning', in_payout: 'processing', paid: 'success' } as const;

export function RewardTag({ state }: { state: RewardRow['state'] }) {
  return <Tag color={COLORS[state as keyof typeof COLORS]}>{REWARD_STATES[state]}</Tag>;
}

const columnsOf = (open: (row: RewardRow) => void): TableProps<RewardRow>['columns'] => [
  {
    title: '案件编号',
    render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row)} />,
  },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  {
    title: '状态',
    render: (_, row) => (
      <Space size={4}>
        <RewardTag state={row.state} />
        {row.isHeld && <Tag color="error">待审核</Tag>}
      </Space>
    ),
  },
  { title: '上报人', render: (_, row) => row.personAlias },
  { title: '奖励档次', render: (_, row) => row.rewardClass },
  { title: '奖励活动', render: (_, row) => row.programme },
  { title: '积分', align: 'right', className: 'number', render: (_, row) => row.points || '—' },
  { title: '计奖时间', render: (_, row) => <Time at={row.bookedAt} /> },
  { title: '说明', render: (_, row) => <Clip text={row.reason ?? '—'} widthPx={280} /> },
];

export default function RewardsPage() {
  const [filters, setAddress] = useUrlState(address);
  const [opened, setOpened] = useState<RewardRow | null>(null);
  const rewards = useRewards(filters);
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="奖励状态"
            value={filters.held ? 'held' : (filters.state ?? 'all')}
            onChange={(key) =>
              setAddress({
                state: key === 'all' || key === 'held' ? undefined : key,
                held: key === 'held' ? 'yes' : undefined,
                cursor: undefined,
              })
            }
            choices={[
              { key: 'all', name: '全部' },
              { key: 'held', name: '待审核' },
              ...rewardState.options.map((key) => ({ key, name: REWARD_STATES[key] })),
            ]}
          />
          <SearchBox
            value={filters.text}
            label="案件编号或上报人"
            onSearch={(text) => setAddress({ text, cursor: undefined })}
          />
        </>
      }
    >
      <DataTable
        label="奖励台账"
        query={rewards}
        rowKey={(row) => row.id}
        columns={columnsOf(setOpened)}
        onOpen={setOpened}
        emptyText="没有符合条件的奖励"
      />
      <RewardDrawer reward={opened} onClose={() => setOpened(null)} />
    </ListPage>
  );
}
