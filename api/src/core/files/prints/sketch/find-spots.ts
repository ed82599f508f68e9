import { blurOf, type Octave, type Plane } from './scale-space.ts';

/** A spot that stands out from what is around it, at the size at which it stands out most. */
export type Spot = {
  x: number;
  y: number;
  size: number;
  strength: number;
  octave: number;
  level: number;
};

/** Grey levels of difference below which a spot is noise. */
const MIN_STRENGTH = 2;
/** Spots on a straight edge slide along it: the ratio of the curvatures tells them. */
const MAX_EDGE = 10;
const BORDER = 5;
const GRID = 6;

/** The strongest spots, spread over the picture so that a part of it keeps its share. */
export function findSpots(octaves: readonly Octave[], picture: Plane, most: number): Spot[] {
  const spots = octaves.flatMap((octave, index) => spotsIn(octave, index));
  const fields: Spot[][] = Array.from({ length: GRID * GRID }, () => []);
  for (const spot of spots.sort((a, b) => b.strength - a.strength)) {
    const column = Math.min(GRID - 1, Math.floor((spot.x / picture.width) * GRID));
    const row = Math.min(GRID - 1, Math.floor((spot.y / picture.height) * GRID));
    fields[row * GRID + column]!.push(spot);
  }
  const chosen: Spot[] = [];
  for (let round = 0; chosen.length < most; round++) {
    const next = fields.flatMap((field) => field[round] ?? []);
    if (next.length === 0) break;
    chosen.push(...next.sort((a, b) => b.strength - a.strength));
  }
  return chosen.slice(0, most);
}

function spotsIn({ step, levels }: Octave, octave: number): Spot[] {
  const differences = levels.slice(1).map((level, n) => subtract(level, levels[n]!));
  const spots: Spot[] = [];
  for (let level = 1; level < differences.length - 1; level++) {
    const [below, here, above] = [
      differences[level - 1]!,
      differences[level]!,
      differences[level + 1]!,
    ];
    const { width, height, values } = here;
    for (let y = BORDER; y < height - BORDER; y++)
      for (let x = BORDER; x < width - BORDER; x++) {
        const at = y * width + x;
        const value = values[at]!;
        if (Math.abs(value) < MIN_STRENGTH) continue;
        if (!isExtreme(value, at, width, [here.values, below.values, above.values])) continue;
        const found = refine(values, at, width);
        if (!found) continue;
        spots.push({
          x: (x + found.dx) * step,
          y: (y + found.dy) * step,
          size: blurOf(level + sizeShift(below.values[at]!, value, above.values[at]!)) * step,
          strength: Math.abs(value),
          octave,
          level,
        });
      }
  }
  return spots;
}

function subtract(a: Plane, b: Plane): Plane {
  const values = new Float32Array(a.values.length);
  for (let n = 0; n < values.length; n++) values[n] = a.values[n]! - b.values[n]!;
  return { ...a, values };
}

/** Higher than all its 26 neighbours, or lower than all of them. */
function isExtreme(
  value: number,
  at: number,
  width: number,
  [here, below, above]: readonly [Float32Array, Float32Array, Float32Array],
): boolean {
  const sign = value > 0 ? 1 : -1;
  const peak = value * sign;
  for (let row = at - width; row <= at + width; row += width)
    for (let near = row - 1; near <= row + 1; near++) {
      if (near !== at && here[near]! * sign >= peak) return false;
      if (below[near]! * sign >= peak || above[near]! * sign >= peak) return false;
    }
  return true;
}

/** Between the pixels, by the parabola through the neighbours; nothing for an edge. */
function refine(v: Float32Array, at: number, width: number): { dx: number; dy: number } | null {
  const [left, right, up, down, here] = [
    v[at - 1]!,
    v[at + 1]!,
    v[at - width]!,
    v[at + width]!,
    v[at]!,
  ];
  const xx = left + right - 2 * here;
  const yy = up + down - 2 * here;
  const xy =
    (v[at + width + 1]! - v[at + width - 1]! - v[at - width + 1]! + v[at - width - 1]!) / 4;
  const [trace, det] = [xx + yy, xx * yy - xy * xy];
  if (det <= 0 || (trace * trace) / det > (MAX_EDGE + 1) ** 2 / MAX_EDGE) return null;
  return { dx: within((left - right) / (2 * xx)), dy: within((up - down) / (2 * yy)) };
}

const sizeShift = (below: number, here: number, above: number): number =>
  within((below - above) / (2 * (below + above - 2 * here)));

const within = (shift: number): number => Math.max(-0.5, Math.min(0.5, shift || 0));
