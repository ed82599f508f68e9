import { MAX_PHOTO_BYTES } from '../../../contract/files.ts';
import type { Context } from '../../context.ts';
import { sha256 } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import { StorageTrouble } from '../../vendors/cos/index.ts';
import { readHint, redrawPicture } from './pictures.ts';
import { keepPrints } from './prints/index.ts';
import type { Owner } from './start-upload.ts';
import { findPhoto, markReceived, type PhotoRow } from './store.ts';

/** Looks at what was uploaded, keeps the original private and makes the two sizes that are ever shown. */
export async function finishUpload(context: Context, owner: Owner, id: string): Promise<PhotoRow> {
  const photo = await findPhoto(context.db, id);
  if (photo?.owner_id !== owner.id) throw refuse('photo_not_found');
  if (photo.state === 'ready') return photo;
  const original = await fetchOriginal(context, photo);
  const [picture, hint] = await Promise.all([redrawPicture(original), readHint(original)]);
  const displayKey = `shown/${id}/display.jpg`;
  const thumbKey = `shown/${id}/thumb.jpg`;
  await reachStorage(
    Promise.all([
      context.vendors.cos.put(displayKey, picture.display, 'image/jpeg'),
      context.vendors.cos.put(thumbKey, picture.thumb, 'image/jpeg'),
    ]),
  );
  // Before the photo is ready: a report never carries a picture that was not compared.
  if (owner.kind === 'citizen')
    await keepPrints(context.db, id, picture.display, context.clock.now());
  const { width, height } = picture;
  await markReceived(
    context.db,
    id,
    { bytes: original.length, sha256: sha256(original), displayKey, thumbKey, width, height, hint },
    context.clock.now(),
  );
  const received = await findPhoto(context.db, id);
  if (!received) throw refuse('photo_not_found');
  return received;
}

async function fetchOriginal(context: Context, photo: PhotoRow): Promise<Buffer> {
  const { cos } = context.vendors;
  const head = await reachStorage(cos.head(photo.original_key));
  if (!head) throw refuse('photo_not_uploaded');
  if (head.bytes > MAX_PHOTO_BYTES) throw refuse('photo_too_large');
  if (!head.contentType.startsWith('image/')) throw refuse('photo_unreadable');
  return reachStorage(cos.get(photo.original_key));
}

async function reachStorage<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof StorageTrouble) throw refuse('vendor_unavailable');
    throw error;
  }
}
