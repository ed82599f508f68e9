import type { AuditRow } from '@suishoupai/api/contract';
import { Descriptions, Drawer } from 'antd';
import { Link } from 'react-router';
import { CopyText } from '../ui/copy-text.tsx';
import { formatFullTime } from '../ui/format-time.ts';
import styles from './audit.module.css';
import { Outcome } from './audit-table.tsx';
import { linkOf, sayDeed, sayKind, sayObject, sayRoles, sayVersion } from './audit-words.ts';
import { type Line, linesOf } from './value-lines.ts';

/** Everything one row says. */
export function AuditDrawer({ row, onClose }: { row: AuditRow | null; onClose: () => void }) {
  return (
    <Drawer open={row !== null} onClose={onClose} title="审计记录" size={640} destroyOnHidden>
      {row && (
        <div style={{ overflowWrap: 'anywhere' }}>
          <Descriptions size="small" column={1} items={itemsOf(row)} />
          <Values title="操作前" values={row.before} />
          <Values title="操作后及填报内容" values={row.after} />
          <p className="quiet" style={{ marginTop: 12 }}>
            自由文字、密码与个人信息不进入审计记录。
          </p>
        </div>
      )}
    </Drawer>
  );
}

const itemsOf = (row: AuditRow) => [
  { key: 'at', label: '时间', children: formatFullTime(row.at) },
  {
    key: 'who',
    label: '人员',
    children: `${row.staffName}（${sayRoles(row.roles)}）`,
  },
  { key: 'id', label: '人员编号', children: row.staffId },
  { key: 'ip', label: '网络地址', children: row.ip },
  {
    key: 'operation',
    label: '操作',
    children: sayDeed(row),
  },
  { key: 'object', label: '对象', children: <AboutObject row={row} /> },
  { key: 'outcome', label: '结果', children: <Outcome row={row} /> },
  { key: 'request', label: '请求编号', children: <CopyText text={row.requestId} /> },
  { key: 'seq', label: '当日序号', children: `${row.day} 第 ${row.seq} 条` },
  { key: 'hash', label: '链值', children: <CopyText text={row.hash} /> },
];

function AboutObject({ row }: { row: AuditRow }) {
  if (row.objectId === null) return <>{sayKind(row.objectKind)}</>;
  if (row.objectKind === 'cases')
    return <Link to={`/cases/${row.objectId}`}>{sayObject(row)}</Link>;
  const [to, text] = linkOf(row) ?? [];
  if (!to && row.objectKind === 'money') return <>{sayObject(row)}</>;
  return (
    <span>
      {sayKind(row.objectKind)} <CopyText text={row.objectId} /> {sayVersion(row)}
      {to && <Link to={to}> {text}</Link>}
    </span>
  );
}

function Values({ title, values }: { title: string; values: AuditRow['before'] }) {
  // The deed stands above, as what was done.
  const { deed: _, ...kept } = values ?? {};
  const lines = linesOf(kept);
  return (
    <section aria-label={title} style={{ marginTop: 16 }}>
      <h2 style={{ fontSize: 14, marginBottom: 6 }}>{title}</h2>
      {lines.length === 0 ? (
        <p className="quiet">没有</p>
      ) : (
        <Descriptions
          size="small"
          bordered
          column={1}
          styles={{ label: { width: 120 } }}
          items={lines.map(({ label, text, lines: inner }) => ({
            key: label,
            label,
            children: inner ? <Inner lines={inner} /> : text,
          }))}
        />
      )}
    </section>
  );
}

function Inner({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className={styles.inner}>
      {lines.map(({ label, text, lines: inner }) => (
        <li key={label}>
          <span className="quiet">{label}：</span>
          {inner ? <Inner lines={inner} /> : text}
        </li>
      ))}
    </ul>
  );
}
