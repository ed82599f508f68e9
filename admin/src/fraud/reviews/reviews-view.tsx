import { FRAUD_CODES, type RewardReview } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { z } from 'zod';
import { DataTable, OpenCell } from '../../ui/list/data-table.tsx';
import { FilterTabs } from '../../ui/list/filter-tabs.tsx';
import { Money, moneyColumn } from '../../ui/money.tsx';
import { Time } from '../../ui/time.tsx';
import { useUrlState } from '../../ui/use-url-state.ts';
import styles from '../fraud.module.css';
import { useReviews } from '../queries.ts';
import { MarksProgress } from './marks-progress.tsx';
import { ReviewDrawer } from './review-drawer.tsx';

const address = z.object({
  only: z.enum(['open', 'all']).default('open').catch('open'),
  cursor: z.string().optional().catch(undefined),
  id: z.string().optional().catch(undefined),
});

const columnsOf = (open: (id: string) => void): TableProps<RewardReview>['columns'] => [
  {
    title: '案件编号',
    render: (_, row) => <OpenCell text={row.caseNo} onOpen={() => open(row.rewardId)} />,
  },
  { title: '上报人', render: (_, row) => row.personAlias },
  {
    title: '审核理由',
    render: (_, row) =>
      row.codes.length === 0
        ? '—'
        : row.codes.map((code) => <Tag key={code}>{FRAUD_CODES[code]}</Tag>),
  },
  { title: '评分', align: 'right', className: 'number', render: (_, row) => row.score },
  { title: '金额（¥）', ...moneyColumn, render: (_, row) => <Money amountFen={row.amountFen} /> },
  {
    title: '状态',
    render: (_, row) => <ReviewState row={row} />,
  },
  {
    title: '审核人',
    render: (_, row) => <Reviewer row={row} />,
  },
  { title: '计奖时间', render: (_, row) => <Time at={row.bookedAt} /> },
];

function ReviewState({ row }: { row: RewardReview }) {
  if (!row.heldAt) return <Tag>已有结论</Tag>;
  if (row.denialAskedBy) return <Tag color="error">已提出不通过，待第二人确认</Tag>;
  return <Tag color="warning">待审核</Tag>;
}

/** Once one person has asked to refuse it, it waits for another, whoever that is. */
function Reviewer({ row }: { row: RewardReview }) {
  if (row.mayDecide) return <strong>{row.denialAskedBy ? '待您确认' : '您可审核'}</strong>;
  if (row.denialAskedBy) return <>{row.denialAskedBy}，待另一人</>;
  return <>{row.reviewer?.name ?? '—'}</>;
}

export function ReviewsView() {
  const [{ id, ...filters }, setAddress] = useUrlState(address);
  const reviews = useReviews(filters);
  const open = (opened: string) => setAddress({ id: opened });
  return (
    <>
      <div className={styles.bar}>
        <FilterTabs
          label="审核状态"
          value={filters.only}
          onChange={(only) => setAddress({ only, cursor: undefined })}
          choices={[
            { key: 'open', name: '待审核' },
            { key: 'all', name: '全部' },
          ]}
        />
        <span className="quiet">评分只决定是否由人审核，系统不会自动取消奖励</span>
      </div>
      <DataTable
        label="先审后付的奖励"
        query={reviews}
        rowKey={(row) => row.rewardId}
        columns={columnsOf(open)}
        onOpen={(row) => open(row.rewardId)}
        emptyText={filters.only === 'open' ? '没有等待审核的奖励' : '还没有送审过的奖励'}
      />
      <MarksProgress />
      <ReviewDrawer id={id} onClose={() => setAddress({ id: undefined })} />
    </>
  );
}
