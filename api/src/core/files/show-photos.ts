import type { Photo } from '../../../contract/files.ts';
import type { Context } from '../../context.ts';
import type { PhotoRow } from './store.ts';

const LINK_LIFE_S = 1800;

/** What a screen gets: short-lived links to our own encodings, and for staff what the file said about itself. */
export function showPhoto(context: Context, row: PhotoRow, isForStaff: boolean): Photo {
  const link = (key: string | null) => context.vendors.cos.presignGet(key ?? '', LINK_LIFE_S);
  return {
    id: row.id,
    role: row.role ?? 'before',
    thumbUrl: link(row.thumb_key),
    displayUrl: link(row.display_key),
    width: row.width ?? 0,
    height: row.height ?? 0,
    receivedAt: (row.received_at ?? new Date(0)).toISOString(),
    ...(isForStaff && {
      hint: {
        takenAt: row.hint_taken_at?.toISOString() ?? null,
        longitude: row.hint_longitude,
        latitude: row.hint_latitude,
        camera: row.hint_camera,
      },
    }),
  };
}

export function thumbUrl(context: Context, row: PhotoRow | undefined): string | null {
  return row?.thumb_key ? context.vendors.cos.presignGet(row.thumb_key, LINK_LIFE_S) : null;
}
