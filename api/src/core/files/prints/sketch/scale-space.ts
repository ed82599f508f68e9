/** A grey picture of numbers, row by row. */
export type Plane = { width: number; height: number; values: Float32Array };

/** One octave: ever more blurred copies of one size, `step` pixels of the working picture to each of theirs. */
export type Octave = { step: number; levels: Plane[] };

const FIRST_BLUR = 1.6;
/** Between two levels; three steps double the blur. */
const RATIO = 2 ** (1 / 3);
const LEVELS = 5;
const MIN_SIDE = 24;

/** What a level is blurred with, in pixels of its own octave. */
export const blurOf = (level: number): number => FIRST_BLUR * RATIO ** level;

/** The same picture seen from ever farther away. */
export function blurStepwise(picture: Plane): Octave[] {
  const octaves: Octave[] = [];
  // A camera's own picture is taken to be blurred by half a pixel.
  let base = blur(picture, Math.sqrt(FIRST_BLUR ** 2 - 0.5 ** 2));
  for (let step = 1; Math.min(base.width, base.height) >= MIN_SIDE; step *= 2) {
    const levels = [base];
    for (let level = 1; level < LEVELS; level++) {
      const more = Math.sqrt(blurOf(level) ** 2 - blurOf(level - 1) ** 2);
      levels.push(blur(levels[level - 1]!, more));
    }
    octaves.push({ step, levels });
    base = halve(levels[3]!);
  }
  return octaves;
}

function halve({ width, height, values }: Plane): Plane {
  const [half, rows] = [width >> 1, height >> 1];
  const small = new Float32Array(half * rows);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < half; x++) small[y * half + x] = values[y * 2 * width + x * 2]!;
  return { width: half, height: rows, values: small };
}

function blur(plane: Plane, sigma: number): Plane {
  const reach = Math.ceil(sigma * 2.5);
  const weights = Float32Array.from({ length: reach + 1 }, (_, n) =>
    Math.exp(-(n * n) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, one, n) => sum + (n === 0 ? one : 2 * one), 0);
  for (let n = 0; n <= reach; n++) weights[n] = weights[n]! / total;
  return blurColumns(blurRows(plane, weights), weights);
}

// Both add whole rows up, one weight after the other: long plain loops are what the engine makes fast.
function blurRows({ width, height, values }: Plane, weights: Float32Array): Plane {
  const reach = weights.length - 1;
  const out = new Float32Array(width * height);
  const row = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    row.set(values.subarray(start, start + width), reach);
    row.fill(values[start]!, 0, reach);
    row.fill(values[start + width - 1]!, reach + width);
    for (let x = 0; x < width; x++) out[start + x] = weights[0]! * row[x + reach]!;
    for (let n = 1; n <= reach; n++) {
      const weight = weights[n]!;
      const [before, after] = [reach - n, reach + n];
      for (let x = 0; x < width; x++)
        out[start + x] = out[start + x]! + weight * (row[x + before]! + row[x + after]!);
    }
  }
  return { width, height, values: out };
}

function blurColumns({ width, height, values }: Plane, weights: Float32Array): Plane {
  const reach = weights.length - 1;
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let x = 0; x < width; x++) out[start + x] = weights[0]! * values[start + x]!;
    for (let n = 1; n <= reach; n++) {
      const weight = weights[n]!;
      const above = Math.max(0, y - n) * width;
      const below = Math.min(height - 1, y + n) * width;
      for (let x = 0; x < width; x++)
        out[start + x] = out[start + x]! + weight * (values[above + x]! + values[below + x]!);
    }
  }
  return { width, height, values: out };
}
