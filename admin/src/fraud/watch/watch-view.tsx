import { WATCH_LEVELS, WATCH_STATES, type WatchRow, watchState } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { z } from 'zod';
import { Clip } from '../../ui/list/clip.tsx';
import { DataTable, OpenCell } from '../../ui/list/data-table.tsx';
import { FilterTabs } from '../../ui/list/filter-tabs.tsx';
import { useUrlState } from '../../ui/use-url-state.ts';
import styles from '../fraud.module.css';
import { useWatch } from '../queries.ts';
import { End, Start, WatchDrawer } from './watch-drawer.tsx';

const address = z.object({
  state: watchState.optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
  id: z.string().optional().catch(undefined),
});

const COLORS = { proposed: 'processing', active: 'warning', ended: 'default', refused: 'default' };

const columnsOf = (open: (row: WatchRow) => void): TableProps<WatchRow>['columns'] => [
  {
    title: '上报人',
    render: (_, row) => <OpenCell text={row.personAlias} onOpen={() => open(row)} />,
  },
  { title: '措施', render: (_, row) => WATCH_LEVELS[row.level] },
  { title: '理由', render: (_, row) => <Clip text={row.reason} widthPx={320} /> },
  { title: '来源', render: (_, row) => (row.isByRule ? '规则' : '人工') },
  {
    title: '状态',
    render: (_, row) => (
      <>
        <Tag color={COLORS[row.state]}>{WATCH_STATES[row.state]}</Tag>
        {row.appeal === 'open' && <Tag color="error">申诉待答复</Tag>}
      </>
    ),
  },
  { title: '开始', render: (_, row) => <Start entry={row} /> },
  { title: '结束', render: (_, row) => <End entry={row} /> },
];

export function WatchView() {
  const [{ id, ...filters }, setAddress] = useUrlState(address);
  const entries = useWatch(filters);
  const opened = entries.data?.items.find((row) => row.id === id) ?? null;
  const open = (row: WatchRow) => setAddress({ id: row.id });
  return (
    <>
      <div className={styles.bar}>
        <FilterTabs
          label="名单状态"
          value={filters.state ?? 'all'}
          onChange={(key) =>
            setAddress({ state: key === 'all' ? undefined : key, cursor: undefined })
          }
          choices={[
            { key: 'all', name: '全部' },
            ...watchState.options.map((key) => ({ key, name: WATCH_STATES[key] })),
          ]}
        />
      </div>
      <DataTable
        label="重点关注名单"
        query={entries}
        rowKey={(row) => row.id}
        columns={columnsOf(open)}
        onOpen={open}
        emptyText="名单上没有人"
      />
      <WatchDrawer entry={opened} onClose={() => setAddress({ id: undefined })} />
    </>
  );
}
