import type { PhotoRole } from '../../../contract/files.ts';
import type { Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { attachPhoto, lockPhotos, type PhotoRow } from './store.ts';

/** Attaches somebody's own finished photos to one step of a case, in the transaction of that step. */
export async function takePhotos(
  session: Session,
  ownerId: string,
  photoIds: string[],
  to: { caseId: string; role: PhotoRole; eventSeq: number; unitId: string | null },
): Promise<PhotoRow[]> {
  if (photoIds.length === 0) return [];
  const found = new Map((await lockPhotos(session, photoIds)).map((photo) => [photo.id, photo]));
  for (const [position, id] of photoIds.entries()) {
    const photo = found.get(id);
    if (photo?.owner_id !== ownerId) throw refuse('photo_not_found');
    if (photo.state !== 'ready') throw refuse('photo_not_uploaded');
    // The same step, sent twice at once, finds its own photos; the log's key then ends the second.
    if (photo.case_id === to.caseId && photo.event_seq === to.eventSeq) continue;
    if (photo.case_id !== null) throw refuse('photo_already_used');
    const attached = await attachPhoto(session, id, {
      ...to,
      position: to.eventSeq * 10 + position,
    });
    if (attached !== 1) throw refuse('photo_already_used');
  }
  return [...found.values()];
}
