/** Beyond this, our clock and another one are not the same time. */
export const MAX_OFF_MS = 2000;

/**
 * How far another clock is certainly away from ours, when what it said was made between two moments of ours: a slow
 * answer alone is no evidence. Positive when the other clock is ahead.
 */
export function offMs(asked: number, said: { from: number; to: number }, heard: number): number {
  if (said.to < asked) return said.to - asked;
  return said.from > heard ? said.from - heard : 0;
}

/** The middle one of an odd number of answers: two strange ones of five do not stop a city. */
export function isOff(offsMs: readonly number[]): boolean {
  if (offsMs.length < 5) return false;
  const middle = [...offsMs].sort((a, b) => a - b)[Math.floor(offsMs.length / 2)] ?? 0;
  return Math.abs(middle) > MAX_OFF_MS;
}
