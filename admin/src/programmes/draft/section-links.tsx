import { Button } from 'antd';
import { SECTIONS } from '../fields/sections.ts';
import styles from './draft.module.css';

/** The way to each section, and how much is wrong in it. */
export function SectionLinks({ faults }: { faults: ReadonlyMap<string, string> }) {
  const paths = [...faults.keys()];
  return (
    <nav className={styles.links} aria-label="各节">
      {SECTIONS.map(({ key, title, fields }) => {
        const count = paths.filter((path) =>
          fields.some((field) => `${path}.`.startsWith(`${field.path}.`)),
        ).length;
        return (
          <Button
            key={key}
            size="small"
            type="text"
            danger={count > 0}
            onClick={() =>
              document.getElementById(`section-${key}`)?.scrollIntoView({ behavior: 'smooth' })
            }
          >
            {title}
            {count > 0 && `（${count}）`}
          </Button>
        );
      })}
    </nav>
  );
}
