import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export type PhotoPhase = 'before' | 'after';

const folder = new URL('./photos/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
const kindOf = (name: string) => name.replace(/-\d+-(before|after)\.jpg$/, '');

/** The picker choices that have pictures of their own. */
export const photoKinds = [...new Set(names.map(kindOf))].sort();

/**
 * A picture of the kind. Bytes behind the end of the picture make every serial a file of its own, so that no
 * two reports carry the same one; the same serial before and after shows the same street.
 */
export async function photoOf(kind: string, phase: PhotoPhase, serial: number): Promise<Buffer> {
  const choices = names.filter((name) => kindOf(name) === kind && name.endsWith(`${phase}.jpg`));
  if (!choices.length) throw new Error(`There is no picture of ${kind}`);
  const source = await readFile(new URL(choices[serial % choices.length]!, folder));
  return Buffer.concat([source, Buffer.from(`${phase} ${serial}`)]);
}
