import { build, type Session } from '../../../lib/db.ts';
import type { PrintKind } from './draw-prints.ts';
import { likesOf } from './store.ts';

/** An earlier photo of another case that shows the same picture. */
export type AlikePhoto = {
  photoId: string;
  other: { id: string; caseId: string; ownerId: string };
  /** `bytes`: the very same file. Otherwise what of the earlier picture it looks like. */
  how: 'bytes' | PrintKind;
  /** Differing bits of 256; 0 for the same file. */
  distance: number;
};

type Asked = {
  id: string;
  case_id: string | null;
  sha256: string | null;
  received_at: Date | null;
};
type Row = Asked & { owner_id: string };
const MAX_OTHERS = 100;
const COLUMNS = ['id', 'case_id', 'owner_id', 'sha256', 'received_at'];

/** Who was received later is the copy: an original is never held because somebody copied it. */
export async function alikePhotos(
  session: Session,
  photos: readonly Asked[],
): Promise<AlikePhoto[]> {
  if (photos.length === 0) return [];
  const likes = await likesOf(
    session,
    photos.map((photo) => photo.id),
  );
  const prints = photos.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
  const sameBytes = await session.rows<Row>(
    build('photos').select(COLUMNS).whereIn('sha256', prints).orderBy('id').limit(MAX_OTHERS),
  );
  const others = await session.rows<Row>(
    build('photos')
      .select(COLUMNS)
      .whereIn('id', [...new Set(likes.map((like) => like.other_id))]),
  );
  const byId = new Map(others.map((row) => [row.id, row]));
  return photos.flatMap((photo) => [
    ...sameBytes
      .filter((other) => other.sha256 === photo.sha256)
      .flatMap((other) => pair(photo, other, 'bytes', 0)),
    ...likes
      .filter((like) => like.photo_id === photo.id)
      .flatMap((like) => {
        const other = byId.get(like.other_id);
        const isNear = other !== undefined && other.sha256 !== photo.sha256;
        return isNear ? pair(photo, other, like.kind, like.distance) : [];
      }),
  ]);
}

function pair(photo: Asked, other: Row, how: AlikePhoto['how'], distance: number): AlikePhoto[] {
  if (other.case_id === null || other.case_id === photo.case_id) return [];
  const [mine, theirs] = [photo.received_at?.getTime() ?? 0, other.received_at?.getTime() ?? 0];
  const isEarlier = theirs < mine || (theirs === mine && other.id < photo.id);
  if (!isEarlier) return [];
  const { id, case_id: caseId, owner_id: ownerId } = other;
  return [{ photoId: photo.id, other: { id, caseId, ownerId }, how, distance }];
}
