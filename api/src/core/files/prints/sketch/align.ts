import type { Mark, Sketch } from './draw-sketch.ts';

/** Takes a place of one picture to the place of another that shows the same: turned a little, larger or smaller. */
export type Move = { a: number; b: number; dx: number; dy: number };

/** Of 32: marks of one spot differ in one to four. */
const NEAR_MARK_BITS = 6;
const MAX_PAIRS = 90;
/** Movements are tried by the pairs that look most alike. */
const MAX_TRIED = 45;
const MAX_TURN = Math.tan((9 * Math.PI) / 180);
const [MIN_SCALE, MAX_SCALE] = [0.3, 3.4];
/** Sizes are known to about a fifth. */
const SIZE_PLAY = 1.4;

type Pair = { from: Mark; to: Mark; bits: number };

export type Alignment = {
  move: Move;
  /** How many marks agree on it. */
  agreeing: number;
  /** How far off its place the middle one of them is. */
  slipPx: number;
};

/** The one movement that most marks agree on. */
export function align(from: Sketch, to: Sketch): Alignment | null {
  const pairs = pairMarks(from.marks, to.marks);
  let best: { move: Move; agreeing: number } | null = null;
  for (let i = 0; i < Math.min(pairs.length, MAX_TRIED); i++)
    for (let j = 0; j < i; j++) {
      const move = moveBy(pairs[i]!, pairs[j]!);
      if (!move) continue;
      const most = best?.agreeing ?? 0;
      const agreeing = countAgreeing(move, pairs, most);
      if (agreeing > most) best = { move, agreeing };
    }
  if (!best) return null;
  const move = settle(best.move, pairs);
  return { ...best, move, slipPx: slipOf(move, pairs) };
}

function pairMarks(from: readonly Mark[], to: readonly Mark[]): Pair[] {
  const pairs: Pair[] = [];
  for (const one of from)
    for (const other of to) {
      const bits = countBits(one.bits ^ other.bits);
      if (bits <= NEAR_MARK_BITS) pairs.push({ from: one, to: other, bits });
    }
  return pairs.sort((a, b) => a.bits - b.bits).slice(0, MAX_PAIRS);
}

function moveBy(one: Pair, other: Pair): Move | null {
  const [fx, fy] = [other.from.x - one.from.x, other.from.y - one.from.y];
  const [tx, ty] = [other.to.x - one.to.x, other.to.y - one.to.y];
  const length = fx * fx + fy * fy;
  if (length < 400) return null;
  const a = (fx * tx + fy * ty) / length;
  const b = (fx * ty - fy * tx) / length;
  const scale = Math.hypot(a, b);
  if (a <= 0 || Math.abs(b / a) > MAX_TURN || scale < MIN_SCALE || scale > MAX_SCALE) return null;
  const grown = one.to.size / one.from.size / scale;
  if (grown > SIZE_PLAY || grown < 1 / SIZE_PLAY) return null;
  const { x, y } = one.from;
  return { a, b, dx: one.to.x - (a * x - b * y), dy: one.to.y - (b * x + a * y) };
}

const missPx = ({ a, b, dx, dy }: Move, { from, to }: Pair): number =>
  lengthOf(a * from.x - b * from.y + dx - to.x, b * from.x + a * from.y + dy - to.y);

// Not Math.hypot: it is called a hundred thousand times for a copy, and is ten times as slow.
const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);

const isAgreeing = (move: Move, pair: Pair): boolean => {
  const { from, to } = pair;
  if (missPx(move, pair) > 1 + 0.4 * to.size) return false;
  const grown = to.size / from.size / lengthOf(move.a, move.b);
  return grown <= SIZE_PLAY && grown >= 1 / SIZE_PLAY;
};

/** Each mark counts once, however many it resembles; gives up where it cannot become more than `best`. */
function countAgreeing(move: Move, pairs: readonly Pair[], best: number): number {
  const [froms, tos] = [new Set<Mark>(), new Set<Mark>()];
  for (const [index, pair] of pairs.entries()) {
    if (Math.min(froms.size, tos.size) + pairs.length - index <= best) break;
    if (!isAgreeing(move, pair)) continue;
    froms.add(pair.from);
    tos.add(pair.to);
  }
  return Math.min(froms.size, tos.size);
}

/** The movement that fits all agreeing pairs best. */
function settle(move: Move, pairs: readonly Pair[]): Move {
  const fit = pairs.filter((pair) => isAgreeing(move, pair));
  const mean = (of: (pair: Pair) => number) =>
    fit.reduce((sum, pair) => sum + of(pair), 0) / fit.length;
  const [fx, fy] = [mean(({ from }) => from.x), mean(({ from }) => from.y)];
  const [tx, ty] = [mean(({ to }) => to.x), mean(({ to }) => to.y)];
  let [length, dot, cross] = [0, 0, 0];
  for (const { from, to } of fit) {
    const [x, y, u, v] = [from.x - fx, from.y - fy, to.x - tx, to.y - ty];
    length += x * x + y * y;
    dot += x * u + y * v;
    cross += x * v - y * u;
  }
  if (length === 0) return move;
  const [a, b] = [dot / length, cross / length];
  return { a, b, dx: tx - (a * fx - b * fy), dy: ty - (b * fx + a * fy) };
}

/** In pixels of the one that shows it smaller: it cannot be known better. */
function slipOf(move: Move, pairs: readonly Pair[]): number {
  const misses = pairs.filter((pair) => isAgreeing(move, pair)).map((pair) => missPx(move, pair));
  const middle = misses.sort((a, b) => a - b)[Math.floor(misses.length / 2)] ?? 0;
  return middle / Math.max(1, Math.hypot(move.a, move.b));
}

function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
