import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

export type PhotoPhase = 'before' | 'after';

const folder = new URL('./photos/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
const kindOf = (name: string) => name.replace(/-\d+-(before|after)\.jpg$/, '');

/** The picker choices that have pictures of their own. */
export const photoKinds = [...new Set(names.map(kindOf))].sort();

/**
 * A picture of the kind. Every serial has a cut and a light of its own, so that no two reports carry the
 * same bytes; the same serial before and after shows the same street.
 */
export async function photoOf(kind: string, phase: PhotoPhase, serial: number): Promise<Buffer> {
  const choices = names.filter((name) => kindOf(name) === kind && name.endsWith(`${phase}.jpg`));
  if (!choices.length) throw new Error(`There is no picture of ${kind}`);
  const source = await readFile(new URL(choices[serial % choices.length]!, folder));
  const turn = Math.floor(serial / choices.length);
  const { width, height } = await sharp(source).metadata();
  // Steps without a common factor, so that cut and light repeat only after 7 × 5 × 3 turns.
  const [left, top, light] = [(turn % 7) / 70, (turn % 5) / 60, 0.94 + (turn % 3) * 0.06];
  const share = 0.9;
  return sharp(source)
    .extract({
      left: Math.round(width * left),
      top: Math.round(height * top),
      width: Math.round(width * share),
      height: Math.round(height * share),
    })
    .modulate({ brightness: light })
    .jpeg({ quality: 70, mozjpeg: true })
    .toBuffer();
}
