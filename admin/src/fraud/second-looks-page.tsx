import type { SecondLook } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { Link } from 'react-router';
import { z } from 'zod';
import { DataTable } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AnswerLook } from './answer-look.tsx';
import { useSecondLooks } from './queries.ts';

const address = z.object({
  only: z.enum(['mine', 'open', 'wrong', 'all']).default('open').catch('open'),
  cursor: z.string().optional().catch(undefined),
});

const columns: TableProps<SecondLook>['columns'] = [
  {
    title: '案件编号',
    className: 'number',
    render: (_, row) => <Link to={`/cases/${row.id}`}>{row.caseNo}</Link>,
  },
  { title: '立案人', render: (_, row) => row.filedBy },
  { title: '立案时间', render: (_, row) => <Time at={row.filedAt} /> },
  { title: '抽查人', render: (_, row) => row.looker?.name ?? '任一受理员' },
  {
    title: '结论',
    render: (_, row) => (row.isMine ? <AnswerLook look={row} /> : <Verdict look={row} />),
  },
  { title: '说明', render: (_, row) => row.note ?? '—' },
];

function Verdict({ look: { verdict } }: { look: SecondLook }) {
  if (verdict === null) return <span className="quiet">待抽查</span>;
  return verdict === 'right' ? (
    <Tag color="success">立案正确</Tag>
  ) : (
    <Tag color="error">有问题</Tag>
  );
}

/** 立案抽查: filings drawn by lot, looked at once more by somebody else. */
export default function SecondLooksPage() {
  const [filters, setAddress] = useUrlState(address);
  const looks = useSecondLooks(filters);
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="抽查状态"
            value={filters.only}
            onChange={(only) => setAddress({ only, cursor: undefined })}
            choices={[
              { key: 'mine', name: '等我抽查' },
              { key: 'open', name: '待抽查' },
              { key: 'wrong', name: '有问题' },
              { key: 'all', name: '全部' },
            ]}
          />
          {looks.data && (
            <span className="quiet">
              已抽查 {looks.data.lookedCount} 件，有问题 {looks.data.wrongCount} 件
            </span>
          )}
        </>
      }
    >
      <DataTable
        label="立案抽查"
        query={looks}
        rowKey={(row) => row.id}
        columns={columns}
        emptyText="没有抽查"
      />
    </ListPage>
  );
}
