const channels = (hex: string) =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** `share` of the second colour, the rest of the first. */
export function mix(one: string, other: string, share: number) {
  const target = channels(other);
  const blended = channels(one).map((value, index) =>
    Math.round(value + (target[index]! - value) * Math.min(1, Math.max(0, share)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${blended.join('')}`;
}

export const darker = (hex: string, share: number) => mix(hex, '#10141c', share);
export const lighter = (hex: string, share: number) => mix(hex, '#ffffff', share);
