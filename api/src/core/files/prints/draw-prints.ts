import sharp from 'sharp';

/** What of a picture a print was made of. */
export type PrintKind = 'whole' | 'mirror' | 'crop';
export type Print = {
  kind: PrintKind;
  /** 64 bits, coarse: what the index finds. */
  bits: bigint;
  /** 256 bits of the same part: what decides. */
  fine: Buffer;
};

type Part = { left: number; top: number; share: number };
const WHOLE: Part = { left: 0, top: 0, share: 1 };
/** What is left when somebody cuts a copy: the middle, or the picture without two of its sides. */
const CROPS: readonly Part[] = [0.9, 0.8].map((share) => ({
  left: (1 - share) / 2,
  top: (1 - share) / 2,
  share,
}));
const CORNERS: readonly Part[] = [0.85, 0.75].flatMap((share) =>
  [
    [0, 0],
    [1 - share, 0],
    [0, 1 - share],
    [1 - share, 1 - share],
  ].map(([left = 0, top = 0]) => ({ left, top, share })),
);

const COARSE = 8;
const FINE = 16;
const WORK_PX = 180;
/** Grey levels between the darkest and the brightest fields, five each left out: below, the bits are noise. */
const MIN_CONTRAST = 24;

/**
 * Difference hashes of the whole picture, its mirror image and its crops. A picture of nothing (a wall at night)
 * has none: all of its kind would look alike.
 */
export async function drawPrints(picture: Buffer): Promise<Print[]> {
  const grey = await sharp(picture)
    .greyscale()
    .resize(WORK_PX, WORK_PX, { fit: 'fill' })
    .raw()
    .toBuffer();
  const print = (kind: PrintKind, part: Part, isMirrored = false): Print[] => {
    const coarse = fieldsOf(grey, part, COARSE, isMirrored);
    if (contrastOf(coarse) < MIN_CONTRAST) return [];
    const [bits] = compare(coarse, COARSE);
    const fine = Buffer.alloc((FINE * FINE) / 8);
    for (const [index, word] of compare(fieldsOf(grey, part, FINE, isMirrored), FINE).entries())
      fine.writeBigUInt64BE(word, index * 8);
    return [{ kind, bits: bits ?? 0n, fine }];
  };
  const whole = print('whole', WHOLE);
  if (whole.length === 0) return [];
  const crops = [...CROPS, ...CORNERS].flatMap((part) => print('crop', part));
  return [...whole, ...print('mirror', WHOLE, true), ...crops];
}

/** Mean grey of each field of a part: `rows` rows with one column more than rows. */
function fieldsOf(grey: Buffer, part: Part, rows: number, isMirrored: boolean): number[] {
  const edge = (start: number, index: number, of: number) =>
    Math.round(WORK_PX * (start + (part.share * index) / of));
  const fields: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let step = 0; step <= rows; step++) {
      const column = isMirrored ? rows - step : step;
      const [top, bottom] = [edge(part.top, row, rows), edge(part.top, row + 1, rows)];
      const [left, right] = [
        edge(part.left, column, rows + 1),
        edge(part.left, column + 1, rows + 1),
      ];
      let sum = 0;
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) sum += grey[y * WORK_PX + x] ?? 0;
      fields.push(sum / ((bottom - top) * (right - left)));
    }
  return fields;
}

/** One bit per field, brighter than its right neighbour, in words of 64: brightness and size do not matter. */
function compare(fields: readonly number[], rows: number): bigint[] {
  const words: bigint[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < rows; column++) {
      const at = row * (rows + 1) + column;
      const word = Math.floor((row * rows + column) / 64);
      const isBrighter = (fields[at] ?? 0) > (fields[at + 1] ?? 0);
      words[word] = ((words[word] ?? 0n) << 1n) | (isBrighter ? 1n : 0n);
    }
  return words;
}

function contrastOf(fields: readonly number[]): number {
  const sorted = [...fields].sort((a, b) => a - b);
  return (sorted.at(-6) ?? 0) - (sorted[5] ?? 0);
}
