import { MAX_PHOTOS, type ReportBody } from '@suishoupai/api/contract';
import type { Fix } from '../geo.ts';

export type DraftPhoto = {
  /** Made before the first try: a second upload is the same photo. */
  id: string;
  /** Where the device keeps it. */
  path: string;
  bytes: number;
  contentType: 'image/jpeg' | 'image/png';
  isUploaded: boolean;
  problem: string | null;
};

export type DraftPlace = { fix: Fix; address: string; areaName: string };

/** A report that has not reached the city yet. Its id becomes the id of the case. */
export type Draft = {
  id: string;
  createdAtMs: number;
  photos: DraftPhoto[];
  place: DraftPlace | null;
  pickId: string | null;
  text: string;
  /** The person pressed 提交: it goes out by itself as soon as the network allows. */
  isQueued: boolean;
  problem: string | null;
};

export const newDraft = (id: string, createdAtMs: number): Draft => ({
  id,
  createdAtMs,
  photos: [],
  place: null,
  pickId: null,
  text: '',
  isQueued: false,
  problem: null,
});

/** What the person still has to give, in the order of the page. */
export function missingParts(draft: Draft): string[] {
  return [
    draft.photos.length === 0 ? '照片' : '',
    draft.place ? '' : '位置',
    draft.pickId ? '' : '问题类型',
  ].filter(Boolean);
}

export function reportBodyOf(draft: Draft): ReportBody {
  const { place, pickId } = draft;
  if (!place || !pickId) throw new Error('the draft is not complete');
  return {
    id: draft.id,
    pickId,
    text: draft.text.trim(),
    photoIds: draft.photos.map((photo) => photo.id),
    place: { ...place.fix, address: place.address },
    capturedAt: new Date(draft.createdAtMs).toISOString(),
  };
}

export const roomForPhotos = (draft: Draft): number => MAX_PHOTOS - draft.photos.length;

/** One line about where the draft stands. */
export function draftWords(draft: Draft): string {
  if (draft.problem) return draft.problem;
  if (draft.isQueued) return '等待网络，恢复后自动发送';
  const missing = missingParts(draft);
  return missing.length > 0 ? `还差${missing.join('、')}` : '尚未提交';
}
