import type { StandardLine } from '@suishoupai/api/contract';
import { App, Button, Popconfirm, Space } from 'antd';
import { useEndLine } from './queries.ts';

/** What an administrator can do with the newest version of a line. */
export function LineButtons(props: {
  newest?: StandardLine;
  onEdit: (line: StandardLine) => void;
}) {
  const { newest, onEdit } = props;
  const { message } = App.useApp();
  const end = useEndLine();
  if (!newest?.isActive) return null;
  return (
    <Space style={{ marginBottom: 16 }}>
      <Button type="primary" onClick={() => onEdit(newest)}>
        修改
      </Button>
      <Popconfirm
        title={`停用标准 ${newest.code}？`}
        description="不能再用它立案；已立案的案件照常办理。"
        okText="停用"
        onConfirm={() =>
          end.mutate(newest.id, {
            onSuccess: () => void message.success(`标准 ${newest.code} 已停用`),
            onError: (error) => void message.error(error.message),
          })
        }
      >
        <Button danger loading={end.isPending}>
          停用
        </Button>
      </Popconfirm>
    </Space>
  );
}
