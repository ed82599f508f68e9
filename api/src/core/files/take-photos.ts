import type { PhotoRole } from '../../../contract/files.ts';
import type { Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';
import { attachPhotos, lockPhotos, type PhotoRow } from './store.ts';

type Step = { caseId: string; eventSeq: number; unitId: string | null };
export type WantedPhoto = { id: string; role: PhotoRole };

/** Attaches somebody's own finished photos to one step of a case, in the transaction of that step. */
export async function takePhotos(
  session: Session,
  ownerId: string,
  photoIds: string[],
  { role, ...step }: Step & { role: PhotoRole },
): Promise<PhotoRow[]> {
  return takePhotosOfRoles(
    session,
    ownerId,
    photoIds.map((id) => ({ id, role })),
    step,
  );
}

/** Two statements, however many photos and roles there are. Answers the photos in the order they were named. */
export async function takePhotosOfRoles(
  session: Session,
  ownerId: string,
  wanted: readonly WantedPhoto[],
  step: Step,
): Promise<PhotoRow[]> {
  if (wanted.length === 0) return [];
  const ids = wanted.map((one) => one.id);
  const byId = new Map((await lockPhotos(session, ids)).map((photo) => [photo.id, photo]));
  const found = ids.map((id) => checkOwned(byId.get(id), ownerId, step));
  const fresh = wanted.flatMap(({ id, role }, index) =>
    // The same step, sent twice at once, finds its own photos; the log's key then ends the second.
    found[index]?.case_id === null ? [{ id, role, position: step.eventSeq * 10 + index }] : [],
  );
  if (fresh.length > 0 && (await attachPhotos(session, fresh, step)) !== fresh.length)
    throw refuse('photo_already_used');
  return found;
}

function checkOwned(photo: PhotoRow | undefined, ownerId: string, step: Step): PhotoRow {
  if (photo?.owner_id !== ownerId) throw refuse('photo_not_found');
  if (photo.state !== 'ready') throw refuse('photo_not_uploaded');
  const isHere = photo.case_id === step.caseId && photo.event_seq === step.eventSeq;
  if (photo.case_id !== null && !isHere) throw refuse('photo_already_used');
  return photo;
}
