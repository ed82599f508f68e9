import type { caseRoutes } from '@suishoupai/api/contract';
import type { z } from 'zod';
import { newId } from '../../new-id.ts';

export type SelfHandledBody = z.input<typeof caseRoutes.reportSelfHandled.body>;
export type Shot = { id: string; file: File };

/** What an inspector settled on the spot, as it lies on the phone until the server has it. */
export type Draft = {
  /** Made here, so that however often it is sent it is one case. */
  id: string;
  /** Phones go from hand to hand between shifts. */
  staffId: string;
  startedAt: string;
  pickId: string | null;
  before: Shot | null;
  after: Shot | null;
  place: SelfHandledBody['place'] | null;
  /** From here on nothing is changed: a resend must be the very same request. */
  isSubmitted: boolean;
  /** Why the server does not want it; silence of the network is no reason. */
  refusedWhy: string | null;
};

export const newDraft = (staffId: string): Draft => ({
  id: newId(),
  staffId,
  startedAt: new Date().toISOString(),
  pickId: null,
  before: null,
  after: null,
  place: null,
  isSubmitted: false,
  refusedWhy: null,
});

/** Nothing of it was the inspector's own doing yet. */
export const isBlank = ({ pickId, before, after }: Draft): boolean => !pickId && !before && !after;

/** The next thing to do, in the order of the work; null when it can be sent. */
export function sayMissing({ before, after, pickId, place }: Draft): string | null {
  if (!before) return '请先拍处置前的照片';
  if (!after) return '处置好以后，再拍一张';
  if (!pickId) return '请选择问题类型';
  return place ? null : '还没有定位';
}

/** Undefined while something is missing. */
export function bodyOf(draft: Draft): SelfHandledBody | undefined {
  const { id, pickId, before, after, place, startedAt } = draft;
  if (!pickId || !before || !after || !place) return undefined;
  return {
    id,
    pickId,
    text: '',
    place,
    beforePhotoIds: [before.id],
    afterPhotoIds: [after.id],
    capturedAt: startedAt,
  };
}
