import type { StandardImport } from '@suishoupai/api/contract';
import { App, Button, Drawer, Popconfirm, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { StepPages } from '../ui/list/step-pages.tsx';
import { Time } from '../ui/time.tsx';
import { sayCounts } from './import-dialog.tsx';
import { useImports, useUndoImport } from './queries.ts';

/** Which sheets were written when; the last one can be taken back as a whole. */
export function ImportsDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Drawer open={isOpen} onClose={onClose} title="导入记录" size={720} destroyOnHidden>
      <Imports />
    </Drawer>
  );
}

function Imports() {
  const [cursors, setCursors] = useState<string[]>([]);
  const imports = useImports(cursors.at(-1));
  if (imports.error)
    return <ErrorBlock error={imports.error} retry={() => void imports.refetch()} />;
  if (!imports.data) return <Skeleton active />;
  return (
    <>
      <p className="quiet" style={{ marginBottom: 12 }}>
        撤销会以新版本恢复导入前的标准，已立案的案件不受影响；此后又改过标准的导入不能撤销。
      </p>
      <PlainTable<StandardImport>
        label="导入记录"
        emptyText="还没有导入过表格"
        rowKey={(row) => row.id}
        dataSource={imports.data.items}
        loading={imports.isPlaceholderData}
        columns={[
          {
            title: '时间、文件与结果',
            render: (_, row) => (
              <div style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                {row.confirmedAt && <Time at={row.confirmedAt} />} <strong>{row.fileName}</strong>
                <div className="quiet">{sayCounts(row)}</div>
                <Undo one={row} />
              </div>
            ),
          },
        ]}
      />
      <StepPages cursors={cursors} nextCursor={imports.data.nextCursor} onChange={setCursors} />
    </>
  );
}

function Undo({ one }: { one: StandardImport }) {
  const { message } = App.useApp();
  const undo = useUndoImport();
  if (one.undoneAt) return <Tag>已撤销</Tag>;
  if (!one.isUndoable) return null;
  return (
    <Popconfirm
      title="撤销这次导入？"
      description="恢复导入前的标准，产生新版本。"
      okText="撤销"
      onConfirm={() =>
        undo.mutate(one.id, {
          onSuccess: () => void message.success('已恢复导入前的标准'),
          onError: (error) => void message.error(error.message),
        })
      }
    >
      <Button size="small" danger loading={undo.isPending}>
        撤销
      </Button>
    </Popconfirm>
  );
}
