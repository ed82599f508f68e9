import { readAt, writeAt } from '../fields/at-path.ts';
import type { Row, Section } from '../fields/field.ts';
import { Fault, FieldBox } from './controls/field-box.tsx';
import { FieldControl } from './controls/field-control.tsx';
import styles from './draft.module.css';

type Props = { section: Section; rules: Row; onChange: (rules: Row) => void };

/** One section of the rules, drawn from its table of fields. */
export function SectionForm({ section, rules, onChange }: Props) {
  const { key, title, help, fields } = section;
  return (
    <section id={`section-${key}`} aria-label={title} className={`pane ${styles.section}`}>
      <h2>{title}</h2>
      <p className="quiet">{help}</p>
      {key === 'what' && <Fault path="classes" />}
      <div className={styles.fields}>
        {fields.map((field) => (
          <FieldBox key={field.path} {...field}>
            <FieldControl
              field={field}
              path={field.path}
              name={field.label}
              value={readAt(rules, field.path)}
              row={rules}
              onChange={(value) => onChange(writeAt(rules, field.path, value))}
            />
          </FieldBox>
        ))}
      </div>
    </section>
  );
}
