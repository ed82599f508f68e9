/** Repeatable chance: the same seed is the same history. */
export type Chance = {
  /** True with this probability. */
  is(probability: number): boolean;
  /** 0 … below - 1 */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T | undefined;
};

export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    is: (probability) => next() < probability,
    pick: (items) => items[below(items.length)],
  };
}
