import type { Photo, PhotoRole } from '@suishoupai/api/contract';

export const PHOTO_NAMES: Record<PhotoRole, string> = {
  before: '问题照片',
  panorama: '现场照片',
  after: '处置后照片',
  check: '核查照片',
};

const ORDER: PhotoRole[] = ['before', 'panorama', 'after', 'check'];

/** As the story went: the problem, the overview, the result, the check. */
export const inOrder = (photos: Photo[]): Photo[] =>
  photos.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));

/** The problem beside the newest sign of its end; null while there is no such sign. */
export function comparablePair(photos: Photo[]): { before: Photo; after: Photo } | null {
  const before = photos.find((photo) => photo.role === 'before');
  const after = photos
    .filter((photo) => photo.role === 'after' || photo.role === 'check')
    .toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt))
    .at(-1);
  return before && after ? { before, after } : null;
}
