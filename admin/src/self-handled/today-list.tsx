import type { SelfHandledRow } from '@suishoupai/api/contract';
import { Button, Empty, Skeleton } from 'antd';
import { Link } from 'react-router';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatTime } from '../ui/format-time.ts';
import { useMySelfHandled } from './queries.ts';
import styles from './self-handled.module.css';

export function TodayList() {
  const list = useMySelfHandled();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="pane">
      <h2 className={styles.heading}>
        今日随手处置 {list.data?.pages[0]?.todayCount ?? '—'} 件
        <span className="quiet">单独统计，不计入案件</span>
      </h2>
      {list.error && <ErrorBlock error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active style={{ padding: 12 }} />}
      {list.data && rows.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="今天还没有随手处置" />
      )}
      <ul aria-label="今日随手处置">
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          block
          type="text"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          再看 20 件
        </Button>
      )}
    </section>
  );
}

function Row({ row }: { row: SelfHandledRow }) {
  return (
    <Link to={`/cases/${row.id}`} className={styles.row}>
      <Thumb url={row.beforeUrl} />
      <Thumb url={row.afterUrl} />
      <span className={styles.words}>
        <strong>{row.pick.label}</strong>
        <span className={`quiet ${styles.clip}`}>{row.address || row.caseNo}</span>
      </span>
      <time dateTime={row.at} className="number quiet">
        {formatTime(row.at).slice(-'HH:mm'.length)}
      </time>
    </Link>
  );
}

function Thumb({ url }: { url: string | null }) {
  return url ? <img src={url} alt="" loading="lazy" /> : <span className={styles.noPicture} />;
}
