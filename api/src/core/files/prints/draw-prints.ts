import sharp from 'sharp';

/** What of the earlier picture a copy shows. */
export type PrintKind = 'whole' | 'mirror' | 'crop';
export type Print = {
  kind: PrintKind;
  /** 64 bits, coarse: what the index finds. */
  bits: bigint;
  /** 256 bits of the same picture: what decides. */
  fine: Buffer;
};

const COARSE = 8;
const FINE = 16;
const WORK_PX = 180;
/** Grey levels between the darkest and the brightest fields, five each left out: below, the bits are noise. */
const MIN_CONTRAST = 24;

/**
 * Difference hashes of the whole picture and its mirror image. A picture of nothing (a wall at night) has none: all
 * of its kind would look alike.
 */
export async function drawPrints(picture: Buffer): Promise<Print[]> {
  const grey = await sharp(picture)
    .greyscale()
    .resize(WORK_PX, WORK_PX, { fit: 'fill' })
    .raw()
    .toBuffer();
  const print = (kind: PrintKind, isMirrored: boolean): Print[] => {
    const coarse = fieldsOf(grey, COARSE, isMirrored);
    if (contrastOf(coarse) < MIN_CONTRAST) return [];
    const [bits] = compare(coarse, COARSE);
    const fine = Buffer.alloc((FINE * FINE) / 8);
    for (const [index, word] of compare(fieldsOf(grey, FINE, isMirrored), FINE).entries())
      fine.writeBigUInt64BE(word, index * 8);
    return [{ kind, bits: bits ?? 0n, fine }];
  };
  return [...print('whole', false), ...print('mirror', true)];
}

/** Mean grey of each field: `rows` rows with one column more than rows. */
function fieldsOf(grey: Buffer, rows: number, isMirrored: boolean): number[] {
  const edge = (index: number, of: number) => Math.round((WORK_PX * index) / of);
  const fields: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let step = 0; step <= rows; step++) {
      const column = isMirrored ? rows - step : step;
      const [top, bottom] = [edge(row, rows), edge(row + 1, rows)];
      const [left, right] = [edge(column, rows + 1), edge(column + 1, rows + 1)];
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
