import { Table, type TableProps } from 'antd';
import styles from './plain-table.module.css';

type Props<Row> = Omit<TableProps<Row>, 'scroll' | 'size' | 'pagination'> & {
  /** What the table lists, for people who hear the page. */
  label: string;
  emptyText: string;
};

/** A small table that scrolls sideways in a window too narrow for it, by keyboard too. */
export function PlainTable<Row extends object>({ label, emptyText, ...table }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <Table<Row>
        {...table}
        size="small"
        pagination={false}
        locale={{ emptyText: <span className={`quiet ${styles.empty}`}>{emptyText}</span> }}
      />
    </section>
  );
}
