/** Names of what a value only points at: districts and kinds. */
export type Names = (of: 'area' | 'kind', key: string) => string;
// biome-ignore lint/suspicious/noExplicitAny: half-filled rows of any list pass through here; zod judges them
export type Row = Record<string, any>;

/** How one value of the rules is written; the table of fields is data, so that form, words and tests share it. */
export type Control =
  | { kind: 'yuan'; isOptional?: boolean }
  | {
      kind: 'number';
      unit: string | ((row: Row) => string);
      isOptional?: boolean;
      decimals?: number;
    }
  | { kind: 'text'; maxLength: number }
  | { kind: 'day' }
  | { kind: 'choice'; words: Readonly<Record<string, string>> }
  | { kind: 'picks'; words: Readonly<Record<string, string>>; emptyText: string }
  | { kind: 'areas' }
  | { kind: 'kinds' }
  | { kind: 'variant'; none?: string; variants: Readonly<Record<string, Variant>> }
  | RowsControl;

/** One of several shapes that a value may have; `start` is what it holds when it is chosen. */
export type Variant = { label: string; start: Row; fields: readonly Field[] };
export type RowsControl = {
  kind: 'rows';
  fields: readonly Field[];
  start: Row;
  addText: string;
  emptyText: string;
  max: number;
  /** Their order decides. */
  isOrdered?: boolean;
  /** One row as a sentence; the columns one after another when it is not given. */
  say?: (row: Row, names: Names) => string;
};
export type Field = {
  path: string;
  label: string;
  control: Control;
  help?: string;
  /** Takes the whole width of the form; on one line with its label, or below it. */
  isWide?: boolean;
  isLine?: boolean;
  /** Shown only when it matters. */
  isShown?: (row: Row) => boolean;
};
export type Section = { key: string; title: string; help: string; fields: readonly Field[] };

export const yesNo = (yes: string, no: string): Control => ({
  kind: 'choice',
  words: { true: yes, false: no },
});
export const yuan = (isOptional = false): Control => ({ kind: 'yuan', isOptional });
export const number = (unit: string, isOptional = false): Control => ({
  kind: 'number',
  unit,
  isOptional,
});
export const text = (maxLength: number): Control => ({ kind: 'text', maxLength });
