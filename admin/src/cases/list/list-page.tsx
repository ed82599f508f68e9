import { caseState, STATES, type StaffCaseRow } from '@suishoupai/api/contract';
import { Checkbox, Select, type TableProps } from 'antd';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useCity, useMe } from '../../accounts/queries.ts';
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
import { sayPlace, sayStage, sayStandard, sayTimeLeft } from '../words.ts';
import { CaseCards } from './case-cards.tsx';

const address = z.object({
  queue: z.enum(['todo', 'all']).default('all').catch('all'),
  state: caseState.optional().catch(undefined),
  areaId: z.string().optional().catch(undefined),
  text: z.string().default('').catch(''),
  stage: z.enum(['overdue']).optional().catch(undefined),
  sort: z.enum(['oldest', 'newest']).default('newest').catch('newest'),
  cursor: z.string().optional().catch(undefined),
});

function Handling({ row }: { row: StaffCaseRow }) {
  return (
    <>
      <Clip text={row.unitName ?? '—'} widthPx={170} />
      {row.handlerName && <span className="quiet">{row.handlerName}</span>}
    </>
  );
}

function columnsOf(now: Date, open: (id: string) => void): TableProps<StaffCaseRow>['columns'] {
  return [
    {
      title: '案件编号',
      render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row.id)} />,
    },
    { title: '问题', render: (_, row) => row.pick.label },
    {
      title: '状态',
      render: (_, row) => <StateTag state={row.state} reworkCount={row.reworkCount} />,
    },
    {
      title: '时限',
      align: 'right',
      render: (_, row) => (
        <>
          {row.stage && (
            <div>
              <ToneText said={sayStage(row.stage, now)} />
            </div>
          )}
          {/* Before an order there is only the centre's own limit. */}
          {(!row.stage || row.dueAt) && <ToneText said={sayTimeLeft(row, now)} />}
        </>
      ),
    },
    { title: '地点', render: (_, row) => <Clip text={sayPlace(row.place)} widthPx={230} /> },
    {
      title: '立案标准',
      render: (_, row) => (
        <Clip text={row.standardName ? sayStandard(row.standardName) : '—'} widthPx={220} />
      ),
    },
    { title: '处置', render: (_, row) => <Handling row={row} /> },
    { title: '上报时间', render: (_, row) => <Time at={row.reportedAt} /> },
  ];
}

export default function CaseListPage() {
  const [filters, setAddress] = useUrlState(address);
  const navigate = useNavigate();
  const now = useNow();
  const isNarrow = useIsNarrow();
  const city = useCity();
  const me = useMe();
  const counts = useCaseCounts();
  const list = useCaseList(filters);
  const open = (id: string) => navigate(`/cases/${id}`);
  const byState = new Map(counts.data?.byState.map((one) => [one.state, one.count]));
  const total = counts.data?.byState.reduce((sum, one) => sum + one.count, 0);
  const mayAct = me.data?.roles.some((role) => role !== 'auditor');
  return (
    <ListPage
      filters={
        <>
          {mayAct && (
            <FilterTabs
              label="范围"
              value={filters.queue}
              onChange={(queue) => setAddress({ queue, cursor: undefined })}
              choices={[
                { key: 'all', name: '全部', count: total },
                { key: 'todo', name: '等我处理', count: counts.data?.todo },
              ]}
            />
          )}
          <Select
            allowClear
            aria-label="案件状态"
            placeholder="全部状态"
            style={{ width: 150 }}
            listHeight={480}
            value={filters.state}
            onChange={(state) => setAddress({ state, cursor: undefined })}
            options={caseState.options.map((state) => ({
              value: state,
              label: `${STATES[state].name} ${byState.get(state) ?? ''}`,
            }))}
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
          <Checkbox
            checked={filters.stage === 'overdue'}
            onChange={({ target }) =>
              setAddress({ stage: target.checked ? 'overdue' : undefined, cursor: undefined })
            }
          >
            环节超时 {counts.data?.stageOverdue ?? ''}
          </Checkbox>
          <SearchBox
            value={filters.text}
            label="编号或地址"
            onSearch={(text) => setAddress({ text, cursor: undefined })}
          />
          {counts.data && counts.data.overdue > 0 && (
            <span className="bad">处置超时 {counts.data.overdue} 件</span>
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
