import type { ImportOutcome, StandardImportRow } from '@suishoupai/api/contract';
import type { TableProps } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { StepPages } from '../ui/list/step-pages.tsx';
import { useImportRows } from './queries.ts';

const columns: TableProps<StandardImportRow>['columns'] = [
  { title: '行', width: 64, align: 'right', className: 'number', render: (_, row) => row.rowNo },
  { title: '编号', width: 130, render: (_, row) => row.code || '—' },
  {
    title: '列与说明',
    render: (_, row) =>
      row.problems.map(({ column, message }) => (
        <div key={column + message} style={{ whiteSpace: 'normal', minWidth: 160 }}>
          <strong>{column}</strong> {message}
        </div>
      )),
  },
];

/** The rows of one outcome, page by page; a dialog has no address to keep the page in. */
export function ImportRows({ id, outcome }: { id: string; outcome: ImportOutcome }) {
  const [cursors, setCursors] = useState<string[]>([]);
  const rows = useImportRows(id, outcome, cursors.at(-1));
  if (rows.error) return <ErrorBlock error={rows.error} retry={() => void rows.refetch()} />;
  return (
    <>
      <div style={{ maxHeight: 340, overflowY: 'auto', marginTop: 8 }}>
        <PlainTable<StandardImportRow>
          label="逐行结果"
          emptyText="没有这一类的行"
          rowKey={(row) => row.rowNo}
          columns={columns}
          dataSource={rows.data?.items ?? []}
          loading={rows.isPending || rows.isPlaceholderData}
        />
      </div>
      <StepPages
        cursors={cursors}
        nextCursor={rows.data?.nextCursor ?? null}
        onChange={setCursors}
      />
    </>
  );
}
