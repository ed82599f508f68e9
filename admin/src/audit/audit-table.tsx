import { type AuditRow, ERRORS } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { formatFullTime } from '../ui/format-time.ts';
import { Clip } from '../ui/list/clip.tsx';
import { OpenCell } from '../ui/list/data-table.tsx';
import { sayDeed, sayKind, sayRoles } from './audit-words.ts';

export function Outcome({ row }: { row: AuditRow }) {
  if (row.code === null) return <Tag color="success">成功</Tag>;
  const [, sentence] = (ERRORS as Record<string, readonly [number, string]>)[row.code] ?? [];
  return (
    <>
      <Tag color="error">拒绝 {row.status}</Tag>
      <span className="quiet">{sentence ?? row.code}</span>
    </>
  );
}

const sayObject = (row: AuditRow): string => {
  const caseNo = row.after?.caseNo;
  const id = typeof caseNo === 'string' ? caseNo : (row.objectId ?? '');
  return `${sayKind(row.objectKind)} ${id}`;
};

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
    render: (_, row) => (
      <Tag color={row.code === null ? 'success' : 'error'}>
        {row.code === null ? '成功' : `拒绝 ${row.status}`}
      </Tag>
    ),
  },
  { title: '网络地址', className: 'number', render: (_, row) => row.ip },
];
