import { MAX_PHOTO_BYTES } from '../../../contract/files.ts';
import type { Context } from '../../context.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { refuse } from '../../lib/refusal.ts';
import type { Actor } from '../../module.ts';
import { findPhoto, insertPhoto } from './store.ts';

const FORM_LIFE_MS = 15 * 60_000;

export type Owner = { kind: 'citizen' | 'staff'; id: string };

export function ownerOf(actor: Actor): Owner {
  if (actor.kind === 'citizen' || actor.kind === 'staff') return { kind: actor.kind, id: actor.id };
  throw refuse('login_required');
}

/** Gives out a form for one object under a key of our choice; the phone uploads straight to storage. */
export async function startUpload(
  context: Context,
  owner: Owner,
  order: { id: string; contentType: string },
) {
  const now = context.clock.now();
  const [year, month] = shanghaiDay(now).split('-');
  const ending = order.contentType.replace('image/', '').replace('jpeg', 'jpg');
  await insertPhoto(
    context.db,
    {
      id: order.id,
      owner_kind: owner.kind,
      owner_id: owner.id,
      original_key: `originals/${year}/${month}/${order.id}.${ending}`,
      content_type: order.contentType,
    },
    now,
  );
  const photo = await findPhoto(context.db, order.id);
  const isSame = photo?.owner_id === owner.id && photo.content_type === order.contentType;
  if (!isSame || photo.state !== 'asked') throw refuse('id_taken');
  // Storage compares a signature with its own clock: this is the real time, whatever the city's clock says.
  const signedAt = new Date();
  const form = context.vendors.cos.postForm({
    key: photo.original_key,
    contentType: photo.content_type,
    maxBytes: MAX_PHOTO_BYTES,
    now: signedAt,
  });
  return { ...form, expiresAt: new Date(signedAt.getTime() + FORM_LIFE_MS).toISOString() };
}
