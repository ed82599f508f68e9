import { Empty, Skeleton } from 'antd';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { PageButtons } from '../../ui/list/page-buttons.tsx';
import { CaseCard } from '../case-card.tsx';
import type { useCaseList } from '../queries.ts';

/** The case table for a phone. */
export function CaseCards(props: {
  list: ReturnType<typeof useCaseList>;
  now: Date;
  onOpen: (id: string) => void;
}) {
  const { list, now, onOpen } = props;
  if (list.error) return <ErrorBlock error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton active style={{ padding: 16 }} />;
  if (list.data.items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的案件" />;
  return (
    <>
      <ol>
        {list.data.items.map((row) => (
          <li key={row.id} style={{ borderBottom: '1px solid var(--line)' }}>
            <CaseCard row={row} now={now} onOpen={() => onOpen(row.id)} />
          </li>
        ))}
      </ol>
      <PageButtons count={list.data.items.length} nextCursor={list.data.nextCursor} />
    </>
  );
}
