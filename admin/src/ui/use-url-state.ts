import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';

/** A page's filters and selection out of the address; every field needs `.catch()`, a mistyped address must open. */
export function readUrlState<S extends z.ZodObject>(schema: S, search: URLSearchParams) {
  return schema.parse(Object.fromEntries(search));
}

/** The address after a change; empty values leave it. */
export function writeUrlState(search: URLSearchParams, change: object): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change))
    if (value === undefined || value === null || value === '') next.delete(name);
    else next.set(name, String(value));
  return next;
}

export function useUrlState<S extends z.ZodObject>(schema: S) {
  const [search, setSearch] = useSearchParams();
  const value = useMemo(() => readUrlState(schema, search), [schema, search]);
  const set = useCallback(
    (change: Partial<z.output<S>>, replace = true) =>
      setSearch((old) => writeUrlState(old, change), { replace }),
    [setSearch],
  );
  return [value, set] as const;
}
