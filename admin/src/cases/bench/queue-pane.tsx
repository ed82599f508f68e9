import { ReloadOutlined } from '@ant-design/icons';
import type { StaffCaseRow } from '@suishoupai/api/contract';
import { Button, Empty, Select, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { SearchBox } from '../../ui/list/search-box.tsx';
import { useNow } from '../../ui/use-now.ts';
import { CaseCard } from '../case-card.tsx';
import type { useQueue } from '../queries.ts';
import { useCaseCounts } from '../queries.ts';
import styles from './queue-pane.module.css';

type Props = {
  queue: ReturnType<typeof useQueue>;
  rows: StaffCaseRow[];
  current?: string;
  text: string;
  sort: 'oldest' | 'newest';
  onOpen: (id: string) => void;
  onSearch: (text: string) => void;
  onSort: (sort: 'oldest' | 'newest') => void;
};

const ORDERS = [
  { value: 'oldest' as const, label: '等得久的在前' },
  { value: 'newest' as const, label: '新来的在前' },
];

/** Everything that waits for me. */
export function QueuePane(props: Props) {
  const { queue, rows, current, text, sort, onOpen, onSearch, onSort } = props;
  const counts = useCaseCounts();
  const now = useNow();
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection made by key
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <section className={`pane ${styles.queue}`} aria-label="待办案件">
      <header className={styles.head}>
        <strong>待办 {counts.data?.todo ?? ''}</strong>
        <Select
          size="small"
          variant="borderless"
          aria-label="排序"
          value={sort}
          options={ORDERS}
          onChange={onSort}
        />
        <Button
          size="small"
          type="text"
          icon={<ReloadOutlined spin={queue.isFetching} />}
          aria-label="刷新待办"
          onClick={() => void queue.refetch()}
        />
        <SearchBox value={text} label="编号或地址" onSearch={onSearch} />
      </header>
      {queue.error && <ErrorBlock error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isPending && !queue.error && <Skeleton active className={styles.pad} />}
      {queue.data && rows.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={text ? '没有符合的案件' : '没有等您处理的案件'}
        />
      )}
      <ol ref={list} className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <CaseCard
              row={row}
              now={now}
              isCurrent={row.id === current}
              onOpen={() => onOpen(row.id)}
            />
          </li>
        ))}
        {queue.hasNextPage && (
          <li className={styles.pad}>
            <Button
              block
              loading={queue.isFetchingNextPage}
              onClick={() => void queue.fetchNextPage()}
            >
              加载更多
            </Button>
          </li>
        )}
      </ol>
    </section>
  );
}
