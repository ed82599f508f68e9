import type { Row } from './field.ts';

/** What stands at `a.b.c`; undefined when the way there ends early. */
export const readAt = (from: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (part as Row | undefined)?.[name], from);

/** A copy with one place changed; `undefined` takes the place away. */
export function writeAt<From extends object>(from: From, path: string, value: unknown): From {
  const [name = '', ...rest] = path.split('.');
  const part = (from as Row)[name];
  const next = rest.length === 0 ? value : writeAt(part ?? {}, rest.join('.'), value);
  if (next !== undefined) return { ...from, [name]: next };
  const { [name]: _, ...others } = from as Row;
  return others as From;
}
