import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { readAt, writeAt } from '../../fields/at-path.ts';
import type { Row, RowsControl } from '../../fields/field.ts';
import type { ValueProps } from './edit-context.ts';
import { Fault } from './field-box.tsx';
import { FieldControl } from './field-control.tsx';
import styles from './rows.module.css';

type Props = ValueProps & { control: RowsControl };

/** A list as a table that is written in; on a phone every row becomes a card. */
export function RowsField({ control, path, name, value, onChange }: Props) {
  const rows = (value as Row[] | undefined) ?? [];
  // A list inside a row needs no headings of its own.
  const isInner = /\.\d+\./.test(path);
  const columns = control.fields.filter((field) =>
    rows.some((row) => field.isShown?.(row) ?? true),
  );
  const put = (n: number, row: Row) => onChange(rows.map((one, at) => (at === n ? row : one)));
  return (
    <div className={isInner ? styles.inner : styles.rows}>
      {rows.length === 0 && <span className="quiet">{control.emptyText}</span>}
      {rows.length > 0 && (
        <table aria-label={name}>
          {!isInner && (
            <thead>
              <tr>
                {columns.map((field) => (
                  <th key={field.path}>{field.label}</th>
                ))}
                <th aria-label="操作" />
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
              <tr key={n}>
                {columns.map((field) => (
                  <Cell
                    key={field.path}
                    field={field}
                    path={`${path}.${n}.${field.path}`}
                    name={`${name} 第 ${n + 1} 条 ${field.label}`}
                    row={row}
                    onChange={(next) => put(n, next)}
                  />
                ))}
                <td className={styles.tools}>
                  <RowTools control={control} name={name} rows={rows} n={n} onChange={onChange} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length < control.max && (
        <Button
          size={isInner ? 'small' : 'middle'}
          type={isInner ? 'link' : 'dashed'}
          aria-label={`${name} ${control.addText}`}
          onClick={() => onChange([...rows, control.start])}
        >
          {control.addText}
        </Button>
      )}
    </div>
  );
}

function Cell(props: {
  field: RowsControl['fields'][number];
  path: string;
  name: string;
  row: Row;
  onChange: (row: Row) => void;
}) {
  const { field, path, name, row, onChange } = props;
  const isShown = field.isShown?.(row) ?? true;
  return (
    <td data-kind={field.control.kind} data-label={field.label} data-path={path}>
      {isShown && (
        <>
          <FieldControl
            field={field}
            path={path}
            name={name}
            value={readAt(row, field.path)}
            row={row}
            onChange={(value) => onChange(writeAt(row, field.path, value))}
          />
          <Fault path={path} />
        </>
      )}
    </td>
  );
}

function RowTools(props: {
  control: RowsControl;
  name: string;
  rows: Row[];
  n: number;
  onChange: (rows: Row[]) => void;
}) {
  const { control, name, rows, n, onChange } = props;
  const swap = (to: number) => {
    const next = [...rows];
    [next[n], next[to]] = [next[to] as Row, next[n] as Row];
    onChange(next);
  };
  const button = { type: 'text' } as const;
  return (
    <>
      {control.isOrdered && (
        <>
          <Button
            {...button}
            aria-label={`${name} 第 ${n + 1} 条上移`}
            disabled={n === 0}
            icon={<ArrowUpOutlined />}
            onClick={() => swap(n - 1)}
          />
          <Button
            {...button}
            aria-label={`${name} 第 ${n + 1} 条下移`}
            disabled={n === rows.length - 1}
            icon={<ArrowDownOutlined />}
            onClick={() => swap(n + 1)}
          />
        </>
      )}
      <Button
        {...button}
        aria-label={`${name} 第 ${n + 1} 条删除`}
        icon={<DeleteOutlined />}
        onClick={() => onChange(rows.filter((_, at) => at !== n))}
      />
    </>
  );
}
