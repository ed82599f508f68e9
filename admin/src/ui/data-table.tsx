import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Empty, Skeleton, Table, type TableProps } from 'antd';
import { ErrorBlock } from './error-block.tsx';
import { PageButtons } from './page-buttons.tsx';

type PageOf<Row> = { items: Row[]; nextCursor: string | null };

type Props<Row> = Pick<TableProps<Row>, 'columns' | 'rowClassName' | 'summary'> & {
  /** What the table lists, for people who hear the page. */
  label: string;
  query: UseQueryResult<PageOf<Row>>;
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  emptyText: string;
};

/** One page of a keyset list: 50 rows, the next page in the address. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { query, label, emptyText, onOpen, ...table } = props;
  if (query.error) return <ErrorBlock error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} style={{ padding: 16 }} />;
  return (
    <>
      <Table<Row>
        {...table}
        aria-label={label}
        size="small"
        dataSource={query.data.items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={query.isPlaceholderData}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText} /> }}
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
    <Button type="link" size="small" style={{ padding: 0 }} onClick={onOpen}>
      {text}
    </Button>
  );
}
