import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DayHash } from './hash-day.ts';

const line = z.object({
  day: z.string(),
  count: z.int(),
  amountFen: z.int(),
  previousHash: z.string(),
  hash: z.string(),
});

const fileIn = (directory: string) => join(directory, 'ledger-days.jsonl');
/** What people have looked into and written down, a day a line: it stops nothing any more. */
const examinedIn = (directory: string) => join(directory, 'ledger-days-examined.txt');

/** The hashes stand outside the database too: whoever could rewrite it cannot rewrite what was carried off. */
export async function appendDay(directory: string, day: DayHash): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = await open(fileIn(directory), 'a', 0o600);
  try {
    // A line of its own, even behind half a line.
    await file.appendFile(`\n${JSON.stringify(day)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Every hash that was ever written for a day: one, unless the database had lost it. */
export async function readDays(directory: string): Promise<Map<string, Set<string>>> {
  const days = new Map<string, Set<string>>();
  for (const text of (await textOf(fileIn(directory))).split('\n')) {
    const one = parse(text);
    if (one) days.set(one.day, (days.get(one.day) ?? new Set()).add(one.hash));
  }
  return days;
}

export const readExamined = async (directory: string): Promise<Set<string>> =>
  new Set((await textOf(examinedIn(directory))).split(/\s+/));

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return '';
    throw error;
  }
}

// A process that died while writing leaves half a line: its day is written again.
function parse(text: string): DayHash | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
