import type { ReactNode } from 'react';
import styles from '../draft.module.css';
import { useEdit } from './edit-context.ts';

/** What is wrong at one place, right below what was typed there. */
export function Fault({ path }: { path: string }) {
  const message = useEdit().faults.get(path);
  return message ? (
    <div role="alert" className={styles.fault}>
      {message}
    </div>
  ) : null;
}

/** A field with its name, what is wrong with it and one sentence of help. */
export function FieldBox(props: {
  path: string;
  label: string;
  help?: string;
  isWide?: boolean;
  isLine?: boolean;
  children: ReactNode;
}) {
  const { path, label, help, isWide, isLine, children } = props;
  const className = [styles.field, isWide && styles.wide, isLine && styles.line]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={className} data-path={path}>
      <span className={styles.label}>{label}</span>
      <div className={styles.control}>
        {children}
        <Fault path={path} />
        {help && <div className={styles.help}>{help}</div>}
      </div>
    </div>
  );
}
