import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import { z } from 'zod';
import { useBenchKey } from '../../ui/use-bench-key.ts';
import { useIsNarrow } from '../../ui/use-is-narrow.ts';
import { useUrlState } from '../../ui/use-url-state.ts';
import { CaseView } from '../case/case-view.tsx';
import { usePrefetchCases, useQueue } from '../queries.ts';
import styles from './bench-page.module.css';
import { QueuePane } from './queue-pane.tsx';

const address = z.object({
  id: z.string().optional().catch(undefined),
  text: z.string().default('').catch(''),
  sort: z.enum(['oldest', 'newest']).default('oldest').catch('oldest'),
});

/** Queue, photo, facts: open, decide, next. */
export default function BenchPage() {
  const [{ id, text, sort }, setAddress] = useUrlState(address);
  const isNarrow = useIsNarrow();
  const queue = useQueue({ text, sort });
  const rows = queue.data?.pages.flatMap((page) => page.items) ?? [];
  // While a search runs nothing is armed: the rows still shown are those of the last one.
  const isSearching = queue.isPending || (queue.isPlaceholderData && !id);
  const current = id ?? (isNarrow || isSearching ? undefined : rows[0]?.id);
  const at = rows.findIndex((row) => row.id === current);
  const go = (to: number) => {
    const row = rows[to];
    if (row) setAddress({ id: row.id });
  };
  useBenchKey('j', () => go(at + 1));
  useBenchKey('k', () => go(at - 1));
  usePrefetchCases(current ? rows.slice(at + 1, at + 4).map((row) => row.id) : []);
  const onDone = () =>
    setAddress({ id: isNarrow ? undefined : (rows[at + 1] ?? rows[at - 1])?.id });
  const showsQueue = !isNarrow || !current;
  return (
    <div className={styles.bench}>
      {showsQueue && (
        <QueuePane
          queue={queue}
          rows={rows}
          current={current}
          text={text}
          sort={sort}
          onOpen={(opened) => setAddress({ id: opened })}
          onSearch={(typed) => setAddress({ text: typed, id: undefined })}
          onSort={(order) => setAddress({ sort: order })}
        />
      )}
      {isNarrow && current && (
        <Button
          className={styles.back}
          icon={<ArrowLeftOutlined />}
          onClick={() => setAddress({ id: undefined })}
        >
          返回列表
        </Button>
      )}
      {current && <CaseView id={current} onDone={onDone} />}
      {!current && !isNarrow && !isSearching && (
        <div className={`pane ${styles.nothing}`}>
          <Empty description={text ? '没有符合的案件' : '没有等您处理的案件'} />
        </div>
      )}
    </div>
  );
}
