import { caseState, STATES, type StaffCaseRow } from '@suishoupai/api/contract';
import { Select, type TableProps } from 'antd';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useCity } from '../../accounts/queries.ts';
import { Clip } from '../../ui/list/clip.tsx';
import { DataTable, OpenCell } from '../../ui/list/data-table.tsx';
import { FilterTabs } from '../../ui/list/filter-tabs.tsx';
import { ListPage } from '../../ui/list/list-page.tsx';
import { SearchBox } from '../../ui/list/search-box.tsx';
import { Time } from '../../ui/time.tsx';
import { useIsNarrow } from '../../ui/use-is-narrow.ts';
import { useNow } from '../../ui/use-now.ts';
import { useUrlState } from '../../ui/use-url-state.ts';
import { useCaseCounts, useCaseList } from '../queries.ts';
import { StateTag } from '../state-tag.tsx';
import { ToneText } from '../tone-text.tsx';
import { sayPlace, sayTimeLeft } from '../words.ts';
import { CaseCards } from './case-cards.tsx';

const address = z.object({
  queue: z.enum(['todo', 'all']).default('all').catch('all'),
  state: caseState.optional().catch(undefined),
  areaId: z.string().optional().catch(undefined),
  text: z.string().default('').catch(''),
  sort: z.enum(['oldest', 'newest']).default('newest').catch('newest'),
  cursor: z.string().optional().catch(undefined),
});

const sayHandling = (row: StaffCaseRow): string =>
  [row.unitName, row.handlerName].filter(Boolean).join(' · ') || '—';

function columnsOf(now: Date, open: (id: string) => void): TableProps<StaffCaseRow>['columns'] {
  return [
    {
      title: '案件编号',
      render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row.id)} />,
    },
    { title: '问题', render: (_, row) => row.pick.label },
    { title: '状态', render: (_, row) => <StateTag {...row} /> },
    {
      title: '时限',
      align: 'right',
      render: (_, row) => <ToneText said={sayTimeLeft(row, now)} />,
    },
    { title: '地点', render: (_, row) => <Clip text={sayPlace(row.place)} widthPx={230} /> },
    {
      title: '立案标准',
      render: (_, row) => <Clip text={row.standardName ?? '—'} widthPx={130} />,
    },
    { title: '处置', render: (_, row) => <Clip text={sayHandling(row)} widthPx={170} /> },
    { title: '上报时间', render: (_, row) => <Time at={row.reportedAt} /> },
  ];
}

export default function CaseListPage() {
  const [filters, setAddress] = useUrlState(address);
  const navigate = useNavigate();
  const now = useNow();
  const isNarrow = useIsNarrow();
  const city = useCity();
  const counts = useCaseCounts();
  const list = useCaseList(filters);
  const open = (id: string) => navigate(`/cases/${id}`);
  const byState = new Map(counts.data?.byState.map((one) => [one.state, one.count]));
  const total = counts.data?.byState.reduce((sum, one) => sum + one.count, 0);
  const tab = filters.queue === 'todo' ? 'todo' : (filters.state ?? 'all');
  const onTab = (key: string) =>
    setAddress({
      queue: key === 'todo' ? 'todo' : 'all',
      state: key === 'todo' || key === 'all' ? undefined : (key as typeof filters.state),
      cursor: undefined,
    });
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="案件状态"
            value={tab}
            onChange={onTab}
            choices={[
              { key: 'all', name: '全部', count: total },
              { key: 'todo', name: '等我处理', count: counts.data?.todo },
              ...caseState.options.map((state) => ({
                key: state,
                name: STATES[state].name,
                count: byState.get(state) ?? (counts.data && 0),
              })),
            ]}
          />
          <Select
            allowClear
            aria-label="辖区"
            placeholder="全部辖区"
            style={{ width: 130 }}
            value={filters.areaId}
            onChange={(areaId) => setAddress({ areaId, cursor: undefined })}
            options={city.data?.areas.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SearchBox
            value={filters.text}
            label="编号或地址"
            onSearch={(text) => setAddress({ text, cursor: undefined })}
          />
          {counts.data && counts.data.overdue > 0 && (
            <strong className="bad">超时 {counts.data.overdue} 件</strong>
          )}
        </>
      }
    >
      {isNarrow ? (
        <CaseCards list={list} now={now} onOpen={open} />
      ) : (
        <DataTable
          label="案件列表"
          query={list}
          rowKey={(row) => row.id}
          columns={columnsOf(now, open)}
          onOpen={(row) => open(row.id)}
          emptyText="没有符合条件的案件"
        />
      )}
    </ListPage>
  );
}
