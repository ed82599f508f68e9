import type { Move } from './align.ts';
import { LARGE_PX, type Sketch, SMALL_PX } from './draw-sketch.ts';

const FIELDS = 16;
/** Grey levels: less of a difference is noise. */
const EVEN = 4;
/** Less of either picture in common says nothing. */
const MIN_SHARE = 0.2;
/** From where on the finer of the two small pictures is compared. */
const PART = 0.6;

/** Differing bits of 256 where the two pictures lie over one another, brighter or darker than the field to the right. */
export function compareAligned(
  from: Sketch,
  to: Sketch,
  { a, b, dx, dy }: Move,
): { distance: number /** Of the picture that shows more. */; share: number } | null {
  // The upright part of `from` that lies within `to`: turned a little, its corners may reach outside.
  const scale2 = a * a + b * b;
  const back = (u: number, v: number) => ({
    x: (a * (u - dx) + b * (v - dy)) / scale2,
    y: (a * (v - dy) - b * (u - dx)) / scale2,
  });
  const corners = [back(0, 0), back(to.width, 0), back(0, to.height), back(to.width, to.height)];
  const left = Math.max(0, (corners[0]!.x + corners[2]!.x) / 2);
  const right = Math.min(from.width, (corners[1]!.x + corners[3]!.x) / 2);
  const top = Math.max(0, (corners[0]!.y + corners[1]!.y) / 2);
  const bottom = Math.min(from.height, (corners[2]!.y + corners[3]!.y) / 2);
  if (right <= left || bottom <= top) return null;
  const area = (right - left) * (bottom - top);
  const shares = [area / (from.width * from.height), (area * scale2) / (to.width * to.height)];
  if (Math.max(...shares) < MIN_SHARE) return null;
  const share = Math.min(...shares);
  const isPart = right - left < from.width * PART || bottom - top < from.height * PART;
  const [grey, side] = isPart && from.large ? [from.large, LARGE_PX] : [from.small, SMALL_PX];
  const rows = Array.from(
    { length: FIELDS },
    (_, n) => top + ((n + 0.5) * (bottom - top)) / FIELDS,
  );
  const columns = Array.from(
    { length: FIELDS + 1 },
    (_, n) => left + ((n + 0.5) * (right - left)) / (FIELDS + 1),
  );
  let distance = 0;
  for (const y of rows) {
    const mine = columns.map((x) => greyAt(grey, side, x / from.width, y / from.height));
    const theirs = columns.map((x) =>
      greyAt(to.small, SMALL_PX, (a * x - b * y + dx) / to.width, (b * x + a * y + dy) / to.height),
    );
    for (let n = 0; n < FIELDS; n++)
      if (isOtherwise(mine[n]! - mine[n + 1]!, theirs[n]! - theirs[n + 1]!)) distance++;
  }
  return { distance, share };
}

/** Brighter here and darker there; where both are all but even it is noise. */
const isOtherwise = (one: number, other: number): boolean =>
  one > 0 !== other > 0 && Math.max(Math.abs(one), Math.abs(other)) > EVEN;

/** Between the fields of a picture of `side` by `side`; both places from 0 to 1. */
function greyAt(grey: Uint8Array, side: number, across: number, down: number): number {
  const u = Math.max(0, Math.min(side - 1.001, across * side - 0.5));
  const v = Math.max(0, Math.min(side - 1.001, down * side - 0.5));
  const [u0, v0] = [Math.floor(u), Math.floor(v)];
  const [fu, fv] = [u - u0, v - v0];
  const at = v0 * side + u0;
  const top = grey[at]! * (1 - fu) + grey[at + 1]! * fu;
  const bottom = grey[at + side]! * (1 - fu) + grey[at + side + 1]! * fu;
  return top * (1 - fv) + bottom * fv;
}
