type Mark = { name: string; x: number; y: number };
type Box = { left: number; top: number; right: number; bottom: number };
export type Label = { name: string; x: number; y: number; anchor: 'start' | 'end' };

const CHARACTER_PX = 12;
const GAP_PX = 8;
const HALF_LINE_PX = 9;

/** The names that can be read in full, in pixels from the pin: none over the edge, nor over what is there. */
export function readableLabels(marks: Mark[], frame: Box, taken: Box[]): Label[] {
  const used = [...taken];
  return marks.flatMap(({ name, x, y }) => {
    for (const anchor of ['start', 'end'] as const) {
      const box = boxOf(name, x, y, anchor);
      if (!isInside(box, frame) || used.some((one) => isOver(box, one))) continue;
      used.push(box);
      return [{ name, x: anchor === 'start' ? x + GAP_PX : x - GAP_PX, y, anchor }];
    }
    return [];
  });
}

function boxOf(name: string, x: number, y: number, anchor: Label['anchor']): Box {
  const widthPx = GAP_PX + name.length * CHARACTER_PX;
  const [left, right] = anchor === 'start' ? [x, x + widthPx] : [x - widthPx, x];
  return { left, right, top: y - HALF_LINE_PX, bottom: y + HALF_LINE_PX };
}

const isInside = (box: Box, frame: Box) =>
  box.left >= frame.left &&
  box.right <= frame.right &&
  box.top >= frame.top &&
  box.bottom <= frame.bottom;

const isOver = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;
