import type { PhotoRole } from '../../../contract/files.ts';
import { build, type Session } from '../../lib/db.ts';
import type { PhotoHint } from './pictures.ts';

export type PhotoRow = {
  id: string;
  owner_kind: 'citizen' | 'staff';
  owner_id: string;
  state: 'asked' | 'ready';
  original_key: string;
  content_type: string;
  bytes: number | null;
  display_key: string | null;
  thumb_key: string | null;
  width: number | null;
  height: number | null;
  hint_taken_at: Date | null;
  hint_longitude: number | null;
  hint_latitude: number | null;
  hint_camera: string | null;
  case_id: string | null;
  role: PhotoRole | null;
  event_seq: number | null;
  unit_id: string | null;
  sha256: string | null;
  received_at: Date | null;
};

const COLUMNS = [
  'id',
  'owner_kind',
  'owner_id',
  'state',
  'original_key',
  'content_type',
  'bytes',
  'display_key',
  'thumb_key',
  'width',
  'height',
  'hint_taken_at',
  'hint_longitude',
  'hint_latitude',
  'hint_camera',
  'case_id',
  'role',
  'event_seq',
  'unit_id',
  'sha256',
  'received_at',
];

export async function findPhoto(session: Session, id: string): Promise<PhotoRow | undefined> {
  return session.first<PhotoRow>(build('photos').select(COLUMNS).where('id', id));
}

export async function lockPhotos(session: Session, ids: string[]): Promise<PhotoRow[]> {
  return session.rows<PhotoRow>(
    build('photos').select(COLUMNS).whereIn('id', ids).orderBy('id').forUpdate(),
  );
}

export async function insertPhoto(
  session: Session,
  photo: Pick<PhotoRow, 'id' | 'owner_kind' | 'owner_id' | 'original_key' | 'content_type'>,
  askedAt: Date,
): Promise<void> {
  await session.write(
    build('photos')
      .insert({ ...photo, state: 'asked', asked_at: askedAt })
      .onConflict('id')
      .ignore(),
  );
}

export type ReceivedPhoto = {
  bytes: number;
  sha256: string;
  displayKey: string;
  thumbKey: string;
  width: number;
  height: number;
  hint: PhotoHint;
};

/** The first who finishes writes; a second finishing of the same photo changes nothing. */
export async function markReceived(
  session: Session,
  id: string,
  photo: ReceivedPhoto,
  at: Date,
): Promise<void> {
  await session.write(
    build('photos').where({ id, state: 'asked' }).update({
      state: 'ready',
      bytes: photo.bytes,
      sha256: photo.sha256,
      display_key: photo.displayKey,
      thumb_key: photo.thumbKey,
      width: photo.width,
      height: photo.height,
      hint_taken_at: photo.hint.takenAt,
      hint_longitude: photo.hint.longitude,
      hint_latitude: photo.hint.latitude,
      hint_camera: photo.hint.camera,
      received_at: at,
    }),
  );
}

/** One statement for all of them; answers how many were still free. */
export async function attachPhotos(
  session: Session,
  photos: readonly { id: string; role: PhotoRole; position: number }[],
  to: { caseId: string; eventSeq: number; unitId: string | null },
): Promise<number> {
  const each = `CASE id ${photos.map(() => 'WHEN ? THEN ?').join(' ')} END`;
  const ids = photos.map((photo) => photo.id);
  return session.write(
    build('photos')
      .whereIn('id', ids)
      .andWhere('state', 'ready')
      .whereNull('case_id')
      .update({
        case_id: to.caseId,
        event_seq: to.eventSeq,
        unit_id: to.unitId,
        role: build.raw(
          each,
          photos.flatMap(({ id, role }) => [id, role]),
        ),
        position: build.raw(
          each,
          photos.flatMap(({ id, position }) => [id, position]),
        ),
      }),
  );
}

export async function photosOfCases(session: Session, caseIds: string[]): Promise<PhotoRow[]> {
  if (caseIds.length === 0) return [];
  return session.rows<PhotoRow>(
    build('photos').select(COLUMNS).whereIn('case_id', caseIds).orderBy(['case_id', 'position']),
  );
}

export async function photosById(session: Session, ids: readonly string[]): Promise<PhotoRow[]> {
  if (ids.length === 0) return [];
  return session.rows<PhotoRow>(
    build('photos')
      .select(COLUMNS)
      .whereIn('id', [...ids]),
  );
}

export async function listUnused(
  session: Session,
  before: Date,
  limit: number,
): Promise<PhotoRow[]> {
  return session.rows<PhotoRow>(
    build('photos')
      .select(COLUMNS)
      .whereIn('state', ['asked', 'ready'])
      .whereNull('case_id')
      .andWhere('asked_at', '<', before)
      .limit(limit),
  );
}

/** Only while no case has taken it in the meantime. */
export async function deleteUnused(session: Session, id: string): Promise<number> {
  return session.write(build('photos').where('id', id).whereNull('case_id').delete());
}
