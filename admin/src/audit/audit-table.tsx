import { type AuditRow, ERRORS } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { formatFullTime } from '../ui/format-time.ts';
import { Clip } from '../ui/list/clip.tsx';
import { OpenCell } from '../ui/list/data-table.tsx';
import { sayDeed, sayObject, sayRoles } from './audit-words.ts';

export function Outcome({ row }: { row: AuditRow }) {
  if (row.code === null || row.code === 'interrupted')
    return (
      <>
        <OutcomeTag row={row} />
        {row.code && <span className="quiet">服务在操作中途停止，是否已生效请看对象本身</span>}
      </>
    );
  const [, sentence] = (ERRORS as Record<string, readonly [number, string]>)[row.code] ?? [];
  return (
    <>
      <OutcomeTag row={row} />
      <span className="quiet">{sentence ?? row.code}</span>
    </>
  );
}

function OutcomeTag({ row: { code, status } }: { row: AuditRow }) {
  if (code === null) return <Tag color="success">成功</Tag>;
  if (code === 'interrupted') return <Tag color="warning">结果不明</Tag>;
  return <Tag color="error">拒绝 {status}</Tag>;
}

export const auditColumns = (open: (row: AuditRow) => void): TableProps<AuditRow>['columns'] => [
  {
    title: '时间',
    render: (_, row) => (
      <OpenCell text={formatFullTime(row.at).slice(5, 19)} onOpen={() => open(row)} />
    ),
  },
  { title: '人员', render: (_, row) => row.staffName },
  { title: '岗位', render: (_, row) => <Clip text={sayRoles(row.roles)} widthPx={110} /> },
  { title: '操作', render: (_, row) => <Clip text={sayDeed(row)} widthPx={180} /> },
  { title: '对象', render: (_, row) => <Clip text={sayObject(row)} widthPx={230} /> },
  {
    title: '结果',
    render: (_, row) => <OutcomeTag row={row} />,
  },
  { title: '网络地址', className: 'number', render: (_, row) => row.ip },
];
