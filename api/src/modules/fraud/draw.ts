import { sha256 } from '../../lib/ids.ts';

/** A number in [0, 1) from a seed: the same seed, the same number. */
export const fractionOf = (seed: string): number =>
  Number.parseInt(sha256(`share ${seed}`).slice(0, 12), 16) / 2 ** 48;

/** One of the candidates by lot; in any order they are named, the same seed draws the same one. */
export function drawOne(candidates: readonly string[], seed: string): string | null {
  if (candidates.length === 0) return null;
  const sorted = [...candidates].sort();
  const place = Number.parseInt(sha256(`draw ${seed}`).slice(0, 12), 16) % sorted.length;
  return sorted[place] ?? null;
}
