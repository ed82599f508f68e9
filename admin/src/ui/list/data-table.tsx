import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton, type TableProps } from 'antd';
import { ErrorBlock } from '../error-block.tsx';
import { PageButtons } from './page-buttons.tsx';
import { PlainTable } from './plain-table.tsx';

type PageOf<Row> = { items: Row[]; nextCursor: string | null };

type Props<Row> = Pick<TableProps<Row>, 'columns' | 'rowClassName' | 'summary' | 'rowSelection'> & {
  label: string;
  emptyText: string;
  query: UseQueryResult<PageOf<Row>>;
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
};

/** One page of a keyset list: 50 rows, the next page in the address. */
export function DataTable<Row extends object>({ query, onOpen, ...table }: Props<Row>) {
  if (query.error) return <ErrorBlock error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} style={{ padding: 16 }} />;
  return (
    <>
      <PlainTable<Row>
        {...table}
        dataSource={query.data.items}
        loading={query.isPlaceholderData}
        onRow={(row) => ({
          onClick: onOpen && (() => onOpen(row)),
          style: onOpen && { cursor: 'pointer' },
        })}
      />
      <PageButtons count={query.data.items.length} nextCursor={query.data.nextCursor} />
    </>
  );
}

/** The first cell of a row that opens: a button, so that the keyboard gets there too. */
export function OpenCell({ text, onOpen }: { text: string; onOpen: () => void }) {
  return (
    <Button
      type="link"
      size="small"
      className="number"
      style={{ padding: 0 }}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {text}
    </Button>
  );
}
