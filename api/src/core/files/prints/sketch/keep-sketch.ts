import type { Session } from '../../../../lib/db.ts';
import type { Likeness } from '../store.ts';
import { align } from './align.ts';
import { compareAligned } from './compare-aligned.ts';
import { type DrawnSketch, mirrored, type Sketch } from './draw-sketch.ts';
import { findSharing, insertSketch } from './store.ts';

/** Two pictures of different things agree in fewer marks, but for windows and railings. */
const MIN_AGREEING = 5;
/** A copy lies exactly on its original; what somebody photographed from a step aside gives way somewhere. */
const MAX_SLIP_PX = 0.75;
/** Of 256, where the two lie over one another: 98 of 100 copies stay below (the bench prints how many). */
export const MAX_ALIGNED_BITS = 24;
/** From here on nothing to speak of was cut away. */
const WHOLE_SHARE = 0.92;

/** Keeps the marks of a picture and answers which kept pictures it is a copy or a part of, or the other way round. */
export async function keepSketch(
  session: Session,
  photoId: string,
  { sketch, words }: DrawnSketch,
  now: Date,
): Promise<Likeness[]> {
  if (sketch.marks.length === 0) return [];
  const photoNo = await insertSketch(session, photoId, sketch, now);
  const known = await findSharing(session, photoNo, words);
  const turned = mirrored(sketch);
  return known.flatMap(({ photoId: otherId, sketch: other }) => {
    const like = compareSketches(sketch, other) ?? compareSketches(turned, other, true);
    return like ? [{ otherId, ...like }] : [];
  });
}

/** Whether two pictures show the same pixels, and how much they differ where they lie over one another. */
export function compareSketches(
  asked: Sketch,
  known: Sketch,
  isMirrored = false,
): Omit<Likeness, 'otherId'> | null {
  const aligned = align(asked, known);
  if (!aligned || aligned.agreeing < MIN_AGREEING || aligned.slipPx > MAX_SLIP_PX) return null;
  const compared = compareAligned(asked, known, aligned.move);
  if (!compared || compared.distance > MAX_ALIGNED_BITS) return null;
  const { distance, share } = compared;
  if (isMirrored) return { kind: 'mirror', distance };
  return { kind: share >= WHOLE_SHARE ? 'whole' : 'crop', distance };
}
