import sharp from 'sharp';
import { describe, mirrorBits, wordsToAsk } from './describe.ts';
import { findSpots } from './find-spots.ts';
import { blurStepwise, type Plane } from './scale-space.ts';

/** A spot of a picture and what is around it, as it is kept. */
export type Mark = { x: number; y: number; size: number; bits: number };

/** What finds a part of a picture again: marks, and the picture itself, very small. */
export type Sketch = {
  width: number;
  height: number;
  marks: Mark[];
  small: Uint8Array;
  large?: Uint8Array;
};

/** Whatever its shape, a picture is looked at with as many pixels: a screenshot is narrow. */
const WORK_PIXELS = 88_000;
export const SMALL_PX = 64;
/** Only of the picture that is asked with: what a screenshot shows may be a third of it. */
export const LARGE_PX = 160;
/** Asked with more marks than are kept: a part of the picture has its own strongest ones. */
const ASKED_MARKS = 240;
export const KEPT_MARKS = 120;

/** The strongest marks come first; `words` is what the index is asked for. */
export type DrawnSketch = { sketch: Sketch; words: number[] };

export async function drawSketch(picture: Buffer): Promise<DrawnSketch> {
  const whole = sharp(picture);
  const { width: across = 1, height: down = 1 } = await whole.metadata();
  const scale = Math.sqrt(WORK_PIXELS / (across * down));
  const { data, info } = await whole
    .greyscale()
    .resize(Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(down * scale)), {
      fit: 'fill',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const plane: Plane = { width, height, values: new Float32Array(data) };
  const octaves = blurStepwise(plane);
  const spots = findSpots(octaves, plane, ASKED_MARKS);
  const looks = spots.map((spot) => describe(octaves, spot));
  const marks = spots.map(({ x, y, size }, n) => ({ x, y, size, bits: looks[n]!.bits }));
  return {
    sketch: {
      width,
      height,
      marks,
      small: shrink(plane, SMALL_PX),
      large: shrink(plane, LARGE_PX),
    },
    words: [...new Set(looks.flatMap(wordsToAsk))],
  };
}

/** The same picture seen in a mirror. */
export const mirrored = ({ width, height, marks, small, large }: Sketch): Sketch => ({
  width,
  height,
  marks: marks.map((mark) => ({ ...mark, x: width - 1 - mark.x, bits: mirrorBits(mark.bits) })),
  small: turn(small, SMALL_PX),
  ...(large && { large: turn(large, LARGE_PX) }),
});

const turn = (fields: Uint8Array, side: number): Uint8Array =>
  fields.map((_, at) => fields[at - (at % side) + side - 1 - (at % side)]!);

/** Each field is the mean of what it covers. */
function shrink({ width, height, values }: Plane, side: number): Uint8Array {
  const edges = (length: number) =>
    Int32Array.from({ length: side + 1 }, (_, field) => Math.floor((field * length) / side));
  const [columns, rows] = [edges(width), edges(height)];
  const fields = new Uint8Array(side * side);
  for (let at = 0; at < fields.length; at++) {
    const [left, top] = [columns[at % side]!, rows[Math.floor(at / side)]!];
    const right = Math.max(left + 1, columns[(at % side) + 1]!);
    const bottom = Math.max(top + 1, rows[Math.floor(at / side) + 1]!);
    let sum = 0;
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) sum += values[y * width + x]!;
    fields[at] = Math.round(sum / ((bottom - top) * (right - left)));
  }
  return fields;
}
