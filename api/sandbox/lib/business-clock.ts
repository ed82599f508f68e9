import type { Table } from './journal.ts';

export type BusinessClock = { now(): number; forward(ms: number): void; offsetMs(): number };

/** Bill days, 24 h and 30 days run on this clock, which a person may move; signatures stay on the real one. */
export function createBusinessClock(table: Table<number>, real: () => number): BusinessClock {
  const offsetMs = () => table.get('offsetMs') ?? 0;
  return {
    now: () => real() + offsetMs(),
    forward: (ms) => table.put('offsetMs', offsetMs() + ms),
    offsetMs,
  };
}

const BEIJING_MS = 8 * 3_600_000;
export const DAY_MS = 24 * 3_600_000;

export const beijingDay = (ms: number) => new Date(ms + BEIJING_MS).toISOString().slice(0, 10);

export const startOfBeijingDay = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/** RFC 3339 with the zone, as WeChat Pay writes times. */
export const rfc3339 = (ms: number) =>
  `${new Date(ms + BEIJING_MS).toISOString().slice(0, 19)}+08:00`;

export const beijingTime = (ms: number) => rfc3339(ms).slice(0, 19).replace('T', ' ');
