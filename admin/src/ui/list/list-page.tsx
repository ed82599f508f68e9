import type { ReactNode } from 'react';
import styles from './list-page.module.css';

/** A page that is a list: filters above, rows below. */
export function ListPage({ filters, children }: { filters: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className={styles.filters}>{filters}</div>
      <div className="pane">{children}</div>
    </>
  );
}
