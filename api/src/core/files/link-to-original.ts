import type { Context } from '../../context.ts';
import { refuse } from '../../lib/refusal.ts';
import { recordAccess } from '../accounts/index.ts';
import { findPhoto } from './store.ts';

const LINK_LIFE_S = 300;

/** The caller decides by `caseId` who may look; `open` logs the look before it gives the link. */
export async function linkToOriginal(context: Context, photoId: string) {
  const photo = await findPhoto(context.db, photoId);
  if (!photo?.case_id) throw refuse('photo_not_found');
  return {
    caseId: photo.case_id,
    open: async (staffId: string, ip: string) => {
      await recordAccess(context, {
        staffId,
        what: 'original-photo',
        objectId: photo.id,
        outcome: 'ok',
        ip,
      });
      return context.vendors.cos.presignGet(photo.original_key, LINK_LIFE_S);
    },
  };
}
