import { PlainTable } from '../../ui/list/plain-table.tsx';
import { useIsNarrow } from '../../ui/use-is-narrow.ts';
import type { Change } from '../fields/list-changes.ts';
import styles from './version.module.css';

type Props = { changes: Change[] | null; title: string; isCompact?: boolean };

/** What changes, place by place: what was and what comes. */
export function ChangesTable({ changes, title, isCompact: isAside = false }: Props) {
  const isNarrow = useIsNarrow();
  const isCompact = isAside || isNarrow;
  return (
    <section className={styles.block} aria-label={title}>
      <h3>{title}</h3>
      {!changes && <p className="quiet">现在没有实施中的规则，没有可比的版本</p>}
      {changes?.length === 0 && <p className="quiet">没有变化</p>}
      {changes && changes.length > 0 && isCompact && (
        <dl className={styles.changes}>
          {changes.map((one) => (
            <div key={one.key}>
              <dt>{one.label}</dt>
              <dd>
                <Old row={one} />
                <Fresh row={one} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes && changes.length > 0 && !isCompact && (
        <PlainTable
          label={title}
          rowKey="key"
          emptyText="没有变化"
          dataSource={changes}
          className={styles.differences}
          columns={[
            { title: '项目', render: (_, row) => <Item row={row} /> },
            { title: '现行', render: (_, row) => <Old row={row} /> },
            { title: '本版', render: (_, row) => <Fresh row={row} /> },
          ]}
        />
      )}
    </section>
  );
}

const Item = ({ row }: { row: Change }) => (
  <>
    {row.label}
    <div className={styles.place}>{row.section}</div>
  </>
);

/** What stays is not struck out. */
const Old = ({ row }: { row: Change }) =>
  row.notice ? <span className={styles.old}>{row.old}</span> : <Lines lines={row.old} isOld />;
const Fresh = ({ row }: { row: Change }) =>
  row.notice ? <span className="warn">{row.notice}</span> : <Lines lines={row.new} />;

function Lines({ lines, isOld = false }: { lines: string[]; isOld?: boolean }) {
  const Mark = isOld ? 'del' : 'ins';
  if (lines.every((line) => line === '')) return <span className="quiet">（无）</span>;
  return lines.map((line) => (
    <Mark key={line} className={isOld ? styles.old : styles.fresh}>
      {line}
    </Mark>
  ));
}
