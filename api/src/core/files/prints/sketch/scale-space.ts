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

/** Rows first, then columns; both go on with what lies at the edge. */
function blur({ width, height, values }: Plane, sigma: number): Plane {
  const weights = weightsOf(sigma);
  const reach = weights.length - 1;
  const row = new Float32Array(width + 2 * reach);
  const half = workspace(width * (height + 2 * reach));
  for (let y = 0; y < height; y++) {
    const start = y * width;
    row.set(values.subarray(start, start + width), reach);
    row.fill(values[start]!, 0, reach);
    row.fill(values[start + width - 1]!, reach + width);
    weigh({ values: row, at: reach, step: 1 }, weights, half, (reach + y) * width, width);
  }
  const last = (reach + height - 1) * width;
  for (let n = 0; n < reach; n++) {
    half.copyWithin(n * width, reach * width, (reach + 1) * width);
    half.copyWithin(last + (n + 1) * width, last, last + width);
  }
  const out = new Float32Array(width * height);
  weigh({ values: half, at: reach * width, step: width }, weights, out, 0, width * height);
  return { width, height, values: out };
}

/** The middle one first; all of both sides together are one. */
function weightsOf(sigma: number): Float32Array {
  const reach = Math.max(UNROLLED, Math.ceil(sigma * 2.5));
  const weights = Float32Array.from({ length: reach + 1 }, (_, n) =>
    Math.exp(-(n * n) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, one, n) => sum + (n === 0 ? one : 2 * one), 0);
  return weights.map((one) => one / total);
}

/** Every blur here reaches at least so far. */
const UNROLLED = 4;

/**
 * Each place with its neighbours `step` apart on both sides. Long plain loops are what the engine makes fast, and
 * several neighbours in one of them save reading and writing the sum: half the time of printing a photo went here.
 */
function weigh(
  { values, at, step }: { values: Float32Array; at: number; step: number },
  weights: Float32Array,
  out: Float32Array,
  outAt: number,
  count: number,
): void {
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0, w4 = 0] = weights;
  for (let n = 0; n < count; n++) {
    const i = at + n;
    out[outAt + n] =
      w0 * values[i]! +
      w1 * (values[i - step]! + values[i + step]!) +
      w2 * (values[i - 2 * step]! + values[i + 2 * step]!) +
      w3 * (values[i - 3 * step]! + values[i + 3 * step]!) +
      w4 * (values[i - 4 * step]! + values[i + 4 * step]!);
  }
  for (let far = UNROLLED + 1; far < weights.length; far++) {
    const weight = weights[far]!;
    const [before, after] = [at - far * step, at + far * step];
    for (let n = 0; n < count; n++)
      out[outAt + n] = out[outAt + n]! + weight * (values[before + n]! + values[after + n]!);
  }
}

// Room that every blur needs and none keeps: asked for anew each time, it cost as much as the sums.
let room = new Float32Array(0);

function workspace(length: number): Float32Array {
  if (room.length < length) room = new Float32Array(length);
  return room;
}
