import { Select } from 'antd';
import { Fragment } from 'react';
import { readAt, writeAt } from '../../fields/at-path.ts';
import type { Control, Row } from '../../fields/field.ts';
import styles from '../draft.module.css';
import type { ValueProps } from './edit-context.ts';
import { Fault } from './field-box.tsx';
import { FieldControl } from './field-control.tsx';

const NONE = 'not_any';

/** One of several shapes: choosing another one begins with what that usually holds. */
export function VariantField(
  props: ValueProps & { control: Extract<Control, { kind: 'variant' }> },
) {
  const { control, path, name, value, onChange } = props;
  const chosen = value as Row | undefined;
  const variants = Object.entries(control.variants);
  const variant = chosen && control.variants[chosen.kind as string];
  const choose = (kind: string) =>
    onChange(kind === NONE ? undefined : { kind, ...control.variants[kind]?.start });
  return (
    <div className={styles.variant}>
      <Select
        aria-label={name}
        className={styles.shape}
        value={variant ? (chosen.kind as string) : NONE}
        onChange={choose}
        options={[
          ...(control.none ? [{ value: NONE, label: control.none }] : []),
          ...variants.map(([kind, { label }]) => ({ value: kind, label })),
        ]}
      />
      {variant?.fields.map((field, n) => (
        <Fragment key={field.path}>
          {n > 0 && <span className="quiet">至</span>}
          <div className={styles.part} data-path={`${path}.${field.path}`}>
            <FieldControl
              field={field}
              path={`${path}.${field.path}`}
              name={`${name} ${field.label}`}
              value={readAt(chosen, field.path)}
              row={chosen as Row}
              onChange={(part) => onChange(writeAt(chosen as Row, field.path, part))}
            />
            <Fault path={`${path}.${field.path}`} />
          </div>
        </Fragment>
      ))}
    </div>
  );
}
