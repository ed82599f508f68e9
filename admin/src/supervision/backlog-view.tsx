import { AGES, type AgedCase } from '@suishoupai/api/contract';
import { Button, type TableProps } from 'antd';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { StateTag } from '../cases/state-tag.tsx';
import { Clip } from '../ui/list/clip.tsx';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { useBacklog, useBacklogCounts } from './queries.ts';
import styles from './supervision.module.css';

const address = z.object({
  unitId: z.string().optional().catch(undefined),
  minDays: z.coerce.number().int().min(0).default(0).catch(0),
  cursor: z.string().optional().catch(undefined),
});

const sayAge = (days: number): string => (days === 0 ? '全部' : `超过 ${days} 天`);

const columnsOf = (open: (id: string) => void): TableProps<AgedCase>['columns'] => [
  {
    title: '案件编号',
    render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row.id)} />,
  },
  {
    title: '存续',
    align: 'right',
    className: 'number',
    render: (_, row) => `${row.ageDays} 天`,
  },
  { title: '问题', render: (_, row) => row.label },
  { title: '状态', render: (_, row) => <StateTag state={row.state} isOverdue={row.isOverdue} /> },
  { title: '单位', render: (_, row) => <Clip text={row.unitName ?? '未派遣'} widthPx={150} /> },
  {
    title: '地点',
    render: (_, row) => <Clip text={`${row.areaName} ${row.address}`} widthPx={240} />,
  },
  { title: '上报时间', render: (_, row) => <Time at={row.reportedAt} /> },
  { title: '处置时限', render: (_, row) => (row.dueAt ? <Time at={row.dueAt} /> : '—') },
];

/** 积案: what is open the longest, and who has how much of it. */
export function BacklogView() {
  const [filters, setAddress] = useUrlState(address);
  const navigate = useNavigate();
  const backlog = useBacklog(filters);
  const open = (id: string) => navigate(`/cases/${id}`);
  const filter = (change: Partial<typeof filters>) => setAddress({ ...change, cursor: undefined });
  return (
    <>
      <UnitCounts
        unitId={filters.unitId}
        onChoose={(unitId, minDays) => filter({ unitId, minDays })}
      />
      <div className={styles.bar}>
        <FilterTabs
          label="存续天数"
          value={String(filters.minDays)}
          onChange={(days) => filter({ minDays: Number(days) })}
          choices={AGES.map((days) => ({ key: String(days), name: sayAge(days) }))}
        />
        {filters.unitId && (
          <Button size="small" onClick={() => filter({ unitId: undefined })}>
            看全部单位
          </Button>
        )}
      </div>
      <DataTable
        label="积案"
        query={backlog}
        rowKey={(row) => row.id}
        columns={columnsOf(open)}
        onOpen={(row) => open(row.id)}
        emptyText="没有符合条件的未结案件"
      />
    </>
  );
}

function UnitCounts(props: {
  unitId: string | undefined;
  onChoose: (unitId: string, minDays: number) => void;
}) {
  const counts = useBacklogCounts();
  const rows = counts.data?.items ?? [];
  if (rows.length < 2) return null;
  return (
    <PlainTable
      label="各单位未结案件"
      emptyText="没有未结案件"
      rowKey={(row) => row.unit?.id ?? '-'}
      dataSource={rows}
      columns={[
        { title: '单位', render: (_, row) => row.unit?.name ?? '未派遣' },
        ...AGES.map((days, index) => ({
          title: sayAge(days),
          align: 'right' as const,
          className: 'number',
          render: (_: unknown, row: (typeof rows)[number]) => {
            const { unit } = row;
            const count = row.counts[index] ?? 0;
            if (!unit || count === 0) return count;
            return <OpenCell text={String(count)} onOpen={() => props.onChoose(unit.id, days)} />;
          },
        })),
      ]}
    />
  );
}
