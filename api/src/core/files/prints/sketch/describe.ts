import type { Spot } from './find-spots.ts';
import type { Octave } from './scale-space.ts';

const SIDE = 8;
/** Distance of two samples, in blurs of the spot. */
const SPACING = 1.6;

/** The signs of the lowest waves around a spot, and the two that the least noise would turn. */
export type Look = { bits: number; weak: readonly [number, number] };

/** What the surroundings of a spot look like, whatever the light: the signs of their 32 lowest waves. */
export function describe(octaves: readonly Octave[], spot: Spot): Look {
  const { step, levels } = octaves[spot.octave]!;
  const { width, height, values } = levels[spot.level]!;
  const gap = (spot.size / step) * SPACING;
  const samples = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const across = (column - (SIDE - 1) / 2) * gap;
      const x = Math.max(0, Math.min(width - 1.001, spot.x / step + across));
      const y = Math.max(0, Math.min(height - 1.001, spot.y / step + (row - (SIDE - 1) / 2) * gap));
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - x0, y - y0];
      const at = y0 * width + x0;
      const top = values[at]! * (1 - fx) + values[at + 1]! * fx;
      const bottom = values[at + width]! * (1 - fx) + values[at + width + 1]! * fx;
      samples[row * SIDE + column] = top * (1 - fy) + bottom * fy;
    }
  return signsOf(samples);
}

const COSINES = Array.from({ length: SIDE }, (_, wave) =>
  Float32Array.from({ length: SIDE }, (_, n) =>
    Math.cos(((2 * n + 1) * wave * Math.PI) / (2 * SIDE)),
  ),
);
/** The waves in the order of their length, without the mean. */
const ORDER = Array.from(
  { length: SIDE * SIDE },
  (_, n) => [n % SIDE, Math.floor(n / SIDE)] as const,
)
  .filter(([u, v]) => u + v > 0)
  .sort((a, b) => a[0] ** 2 + a[1] ** 2 - (b[0] ** 2 + b[1] ** 2) || a[0] - b[0])
  .slice(0, 32);

/** A mirror turns the sign of every wave that is odd from left to right. */
const MIRROR = ORDER.reduce((mask, [u], index) => (u % 2 === 1 ? mask | (1 << index) : mask), 0);

export const mirrorBits = (bits: number): number => (bits ^ MIRROR) >>> 0;

const WORD_BITS = 24;
const WORD_MASK = 2 ** WORD_BITS - 1;

/** The 24 lowest waves, the same for a spot and its mirror image: what the index is asked for. */
export const wordOf = (bits: number): number =>
  Math.min(bits & WORD_MASK, mirrorBits(bits) & WORD_MASK);

function signsOf(samples: Float32Array): Look {
  let bits = 0;
  let [weakest, second] = [0, 1];
  const heights = new Float32Array(ORDER.length);
  for (const [index, [u, v]] of ORDER.entries()) {
    let sum = 0;
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++)
        sum += samples[row * SIDE + column]! * COSINES[u]![column]! * COSINES[v]![row]!;
    if (sum > 0) bits |= 1 << index;
    heights[index] = Math.abs(sum);
  }
  for (let n = 0; n < WORD_BITS; n++)
    if (heights[n]! < heights[weakest]!) [weakest, second] = [n, weakest];
    else if (n !== weakest && heights[n]! < heights[second]!) second = n;
  return { bits: bits >>> 0, weak: [weakest, second] };
}

/** All words under which a spot that looks like this may have been kept. */
export const wordsToAsk = ({ bits, weak: [one, other] }: Look): number[] =>
  [0, 1 << one, 1 << other, (1 << one) | (1 << other)].map((flip) => wordOf((bits ^ flip) >>> 0));
