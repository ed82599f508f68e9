import { build, type Session } from '../../../../lib/db.ts';
import { wordOf } from './describe.ts';
import { KEPT_MARKS, type Mark, type Sketch } from './draw-sketch.ts';

const MARK_BYTES = 10;
/** Of a hundred words a copy shares a dozen; by chance two pictures hardly ever share three. */
const MIN_WORDS = 3;
const MAX_CANDIDATES = 16;

/** Answers the number under which the words are kept. */
export async function insertSketch(
  session: Session,
  photoId: string,
  sketch: Sketch,
  now: Date,
): Promise<number> {
  const marks = sketch.marks.slice(0, KEPT_MARKS);
  const row = {
    photo_id: photoId,
    width: sketch.width,
    height: sketch.height,
    marks: packMarks(marks),
    small: Buffer.from(sketch.small),
    made_at: now,
  };
  await session.write(build('photo_sketches').insert(row).onConflict('photo_id').ignore());
  const kept = await session.first<{ photo_no: number }>(
    build('photo_sketches').select('photo_no').where('photo_id', photoId),
  );
  const photoNo = kept?.photo_no ?? 0;
  const words = [...new Set(marks.map((mark) => wordOf(mark.bits)))];
  await session.write(
    build('photo_words')
      .insert(words.map((word) => ({ word, photo_no: photoNo })))
      .onConflict(['word', 'photo_no'])
      .ignore(),
  );
  return photoNo;
}

export type KnownSketch = { photoId: string; sketch: Sketch };

/** Pictures that share the most words, by the index alone: what they really have in common is looked at after. */
export async function findSharing(
  session: Session,
  photoNo: number,
  words: readonly number[],
): Promise<KnownSketch[]> {
  if (words.length < MIN_WORDS) return [];
  const found = await session.rows<{ photo_no: number }>(
    build('photo_words')
      .select('photo_no')
      .whereIn('word', [...words])
      .andWhere('photo_no', '<>', photoNo)
      .groupBy('photo_no')
      .havingRaw('COUNT(*) >= ?', [MIN_WORDS])
      .orderByRaw('COUNT(*) DESC')
      .limit(MAX_CANDIDATES),
  );
  if (found.length === 0) return [];
  const rows = await session.rows<SketchRow>(
    build('photo_sketches')
      .select(COLUMNS)
      .whereIn(
        'photo_no',
        found.map((one) => one.photo_no),
      ),
  );
  return rows.map(({ photo_id, width, height, marks, small }) => ({
    photoId: photo_id,
    sketch: { width, height, small, marks: unpackMarks(marks) },
  }));
}

type SketchRow = {
  photo_id: string;
  photo_no: number;
  width: number;
  height: number;
  marks: Buffer;
  small: Buffer;
};
const COLUMNS: (keyof SketchRow)[] = ['photo_id', 'photo_no', 'width', 'height', 'marks', 'small'];

/** The words first, by their key: an index of them by picture would double their room. */
export async function deleteSketches(session: Session, photoIds: readonly string[]): Promise<void> {
  const rows = await session.rows<Pick<SketchRow, 'photo_no' | 'marks'>>(
    build('photo_sketches')
      .select('photo_no', 'marks')
      .whereIn('photo_id', [...photoIds]),
  );
  for (const { photo_no, marks } of rows)
    await session.write(
      build('photo_words')
        .where('photo_no', photo_no)
        .whereIn(
          'word',
          unpackMarks(marks).map((mark) => wordOf(mark.bits)),
        )
        .delete(),
    );
  await session.write(
    build('photo_sketches')
      .whereIn('photo_id', [...photoIds])
      .delete(),
  );
}

/** Places to a sixteenth, sizes to a sixty-fourth of a pixel. */
export function packMarks(marks: readonly Mark[]): Buffer {
  const packed = Buffer.alloc(marks.length * MARK_BYTES);
  for (const [index, { x, y, size, bits }] of marks.entries()) {
    const at = index * MARK_BYTES;
    packed.writeUInt16LE(Math.max(0, Math.round(x * 16)), at);
    packed.writeUInt16LE(Math.max(0, Math.round(y * 16)), at + 2);
    packed.writeUInt16LE(Math.round(size * 64), at + 4);
    packed.writeUInt32LE(bits, at + 6);
  }
  return packed;
}

export const unpackMarks = (packed: Buffer): Mark[] =>
  Array.from({ length: packed.length / MARK_BYTES }, (_, index) => {
    const at = index * MARK_BYTES;
    return {
      x: packed.readUInt16LE(at) / 16,
      y: packed.readUInt16LE(at + 2) / 16,
      size: packed.readUInt16LE(at + 4) / 64,
      bits: packed.readUInt32LE(at + 6),
    };
  });
