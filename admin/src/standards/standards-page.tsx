import { LIMIT_UNIT_NAMES, type StandardLine } from '@suishoupai/api/contract';
import { App, Button, type TableProps, Tag } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { Clip } from '../ui/list/clip.tsx';
import { DataTable, OpenCell } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { SearchBox } from '../ui/list/search-box.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { ImportDialog } from './import-dialog.tsx';
import { ImportsDrawer } from './imports-drawer.tsx';
import { LineDialog } from './line-dialog.tsx';
import { useExport, useMayImport, useStandardLines } from './queries.ts';
import { StandardDrawer } from './standard-drawer.tsx';

const address = z.object({
  grade: z.enum(['A', 'B', 'C']).optional().catch(undefined),
  text: z.string().default('').catch(''),
  cursor: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
});

const GRADES = ['A', 'B', 'C'] as const;

const columnsOf = (open: (code: string) => void): TableProps<StandardLine>['columns'] => [
  { title: '编号', render: (_, row) => <OpenCell text={row.code} onOpen={() => open(row.code)} /> },
  { title: '小类', render: (_, row) => `${row.categoryKey} ${row.categoryName}` },
  { title: '问题', render: (_, row) => <Clip text={row.problemKind} widthPx={120} /> },
  { title: '立案条件', render: (_, row) => <Clip text={row.filingCondition} widthPx={260} /> },
  {
    title: '时限',
    align: 'right',
    className: 'number',
    render: (_, row) => `${row.limit.value} ${LIMIT_UNIT_NAMES[row.limit.unit]}`,
  },
  { title: '结案条件', render: (_, row) => <Clip text={row.closingCondition} widthPx={220} /> },
  { title: '主管部门', render: (_, row) => <Clip text={row.authority || '—'} widthPx={150} /> },
  { title: '等级', render: (_, row) => row.grade ?? '—' },
  { title: '版本', render: (_, row) => <Tag>第 {row.version} 版</Tag> },
];

export default function StandardsPage() {
  const [{ code, ...filters }, setAddress] = useUrlState(address);
  const [dialog, setDialog] = useState<'import' | 'imports' | 'add' | StandardLine | null>(null);
  const close = () => setDialog(null);
  const { message } = App.useApp();
  const lines = useStandardLines(filters);
  const exporting = useExport();
  const mayImport = useMayImport();
  const open = (opened: string) => setAddress({ code: opened });
  const onExport = () =>
    exporting.mutate(undefined, { onError: (error) => void message.error(error.message) });
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="等级"
            value={filters.grade ?? 'all'}
            onChange={(key) =>
              setAddress({ grade: key === 'all' ? undefined : key, cursor: undefined })
            }
            choices={[
              { key: 'all', name: '全部' },
              ...GRADES.map((key) => ({ key, name: `${key} 级` })),
            ]}
          />
          <SearchBox
            value={filters.text}
            label="编号、小类、问题或部门"
            onSearch={(text) => setAddress({ text, cursor: undefined })}
          />
          <Button onClick={onExport} loading={exporting.isPending}>
            导出表格
          </Button>
          {mayImport && (
            <>
              <Button onClick={() => setDialog('imports')}>导入记录</Button>
              <Button onClick={() => setDialog('import')}>导入表格</Button>
              <Button type="primary" onClick={() => setDialog('add')}>
                新增标准
              </Button>
            </>
          )}
        </>
      }
    >
      <DataTable
        label="立结案标准"
        query={lines}
        rowKey={(row) => row.id}
        columns={columnsOf(open)}
        onOpen={(row) => open(row.code)}
        emptyText="没有符合条件的标准"
      />
      <StandardDrawer
        code={code}
        onClose={() => setAddress({ code: undefined })}
        onEdit={mayImport ? setDialog : undefined}
      />
      <ImportDialog isOpen={dialog === 'import'} onClose={close} />
      <ImportsDrawer isOpen={dialog === 'imports'} onClose={close} />
      {dialog && dialog !== 'import' && dialog !== 'imports' && (
        <LineDialog
          before={dialog === 'add' ? undefined : dialog}
          onClose={close}
          onSaved={(line) => {
            close();
            open(line.code);
          }}
        />
      )}
    </ListPage>
  );
}
