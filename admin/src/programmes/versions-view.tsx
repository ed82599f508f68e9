import { PROGRAMME_STATES, type ProgrammeRow } from '@suishoupai/api/contract';
import { Space, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { ProgrammeDrawer } from './programme-drawer.tsx';
import { useProgrammes } from './queries.ts';

const COLORS = { draft: undefined, proposed: 'warning', published: 'success', ended: 'default' };

export const StateTag = ({ row }: { row: Pick<ProgrammeRow, 'state' | 'isInForce'> }) => (
  <Space size={4}>
    <Tag color={row.state === 'published' && !row.isInForce ? 'default' : COLORS[row.state]}>
      {PROGRAMME_STATES[row.state]}
    </Tag>
    {row.isInForce && <Tag color="processing">现行</Tag>}
  </Space>
);

const columnsOf = (open: (row: ProgrammeRow) => void): TableProps<ProgrammeRow>['columns'] => [
  {
    title: '活动',
    render: (_, row) => (
      <OpenCell text={`${row.name} 第 ${row.version} 版`} onOpen={() => open(row)} />
    ),
  },
  { title: '状态', render: (_, row) => <StateTag row={row} /> },
  { title: '起止', className: 'number', render: (_, row) => `${row.startsOn} 至 ${row.endsOn}` },
  { title: '起草', render: (_, row) => row.createdBy ?? '—' },
  { title: '提交', render: (_, row) => row.proposedBy ?? '—' },
  { title: '发布', render: (_, row) => row.publishedBy ?? '—' },
];

/** Every version there ever was; what was published never changes. */
export function VersionsView({ cursor }: { cursor?: string }) {
  const [opened, setOpened] = useState<{ id: string; version: number } | null>(null);
  const programmes = useProgrammes({ cursor });
  return (
    <>
      <DataTable
        label="奖励规则版本"
        query={programmes}
        rowKey={(row) => `${row.id}@${row.version}`}
        columns={columnsOf(setOpened)}
        onOpen={setOpened}
        emptyText="还没有奖励规则"
      />
      <ProgrammeDrawer opened={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
    </>
  );
}
