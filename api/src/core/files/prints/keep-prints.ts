import type { Session } from '../../../lib/db.ts';
import { drawPrints, type Print } from './draw-prints.ts';
import { type DrawnSketch, drawSketch, keepSketch } from './sketch/index.ts';
import { findCandidates, insertLikes, insertPrints, type Likeness } from './store.ts';

/** Of 256 bits; the same share as the coarse limit. */
export const MAX_FINE_BITS = 40;
/** With fewer marks (fog, a bare wall) a picture is compared as a whole, too. */
const FEW_MARKS = 80;

/** All that makes a picture recognisable; null for a picture of nothing. */
export type Drawn = { prints: Print[]; sketch: DrawnSketch };

export async function drawAll(picture: Buffer): Promise<Drawn | null> {
  const prints = await drawPrints(picture);
  return prints.length === 0 ? null : { prints, sketch: await drawSketch(picture) };
}

export async function keepPrints(
  session: Session,
  photoId: string,
  picture: Buffer,
  now: Date,
): Promise<void> {
  const drawn = await drawAll(picture);
  if (drawn) await keepDrawn(session, photoId, drawn, now);
}

/**
 * Keeps what makes a picture recognisable and who it looks like. Written before it is searched: of two copies that
 * arrive at once at least one finds the other. Once more, it changes nothing.
 */
export async function keepDrawn(
  session: Session,
  photoId: string,
  { prints, sketch }: Drawn,
  now: Date,
): Promise<void> {
  // A mirror image is only asked with: two prints that are mirrored against each other meet all the same.
  const kept = prints.filter((print) => print.kind !== 'mirror');
  await insertPrints(session, photoId, kept, now);
  const likes = await keepSketch(session, photoId, sketch, now);
  if (sketch.sketch.marks.length < FEW_MARKS)
    for (const print of prints) likes.push(...(await findLikes(session, photoId, print)));
  const best = new Map<string, Likeness>();
  for (const like of likes)
    if (like.distance < (best.get(like.otherId)?.distance ?? Number.POSITIVE_INFINITY))
      best.set(like.otherId, like);
  await insertLikes(session, photoId, [...best.values()], now);
}

async function findLikes(session: Session, photoId: string, asked: Print): Promise<Likeness[]> {
  const candidates = await findCandidates(session, photoId, asked.bits);
  return candidates
    .map(({ photo_id, kind, fine }) => ({
      otherId: photo_id,
      kind: asked.kind === 'mirror' ? asked.kind : kind,
      distance: fineDistance(asked.fine, fine),
    }))
    .filter((like) => like.distance <= MAX_FINE_BITS);
}

export function fineDistance(a: Buffer, b: Buffer): number {
  let bits = 0;
  for (const [index, byte] of a.entries())
    for (let rest = byte ^ (b[index] ?? 0); rest > 0; rest &= rest - 1) bits++;
  return bits;
}
