import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export type Table<T> = {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  remove(key: string): void;
  values(): T[];
  entries(): [string, T][];
};

export type Journal = {
  table<T>(name: string): Table<T>;
  /** Everything put so far survives a kill after this returns; called before every answer. */
  flush(): void;
  close(): void;
};

type Change = { t: string; k: string; v?: unknown };

/** Small tables in memory behind an append-only file: one JSON line per flush, so changes made together are kept together. */
export function openJournal(file: string): Journal {
  const rows = new Map<string, Map<string, unknown>>();
  const rowsOf = (name: string) => {
    const found = rows.get(name) ?? new Map<string, unknown>();
    rows.set(name, found);
    return found;
  };
  for (const { t, k, v } of readLines(file)) {
    if (v === undefined) rowsOf(t).delete(k);
    else rowsOf(t).set(k, v);
  }
  rewrite(file, rows);
  const fd = openSync(file, 'a', 0o600);
  let pending: Change[] = [];

  return {
    table<T>(name: string): Table<T> {
      const table = rowsOf(name) as Map<string, T>;
      return {
        get: (key) => table.get(key),
        put: (key, value) => {
          table.set(key, value);
          pending.push({ t: name, k: key, v: value });
        },
        remove: (key) => {
          if (table.delete(key)) pending.push({ t: name, k: key });
        },
        values: () => [...table.values()],
        entries: () => [...table.entries()],
      };
    },
    flush() {
      if (pending.length === 0) return;
      writeSync(fd, `${JSON.stringify(pending)}\n`);
      fdatasyncSync(fd);
      pending = [];
    },
    close() {
      this.flush();
      closeSync(fd);
    },
  };
}

function readLines(file: string): Change[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // What follows the last line break was being written when the process died: nobody was told of it.
  return lines.slice(0, -1).flatMap((line) => JSON.parse(line) as Change[]);
}

function rewrite(file: string, rows: Map<string, Map<string, unknown>>): void {
  const fresh = `${file}.new`;
  const fd = openSync(fresh, 'w', 0o600);
  for (const [t, table] of rows) {
    for (const [k, v] of table) writeSync(fd, `${JSON.stringify([{ t, k, v }])}\n`);
  }
  fsyncSync(fd);
  closeSync(fd);
  renameSync(fresh, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
