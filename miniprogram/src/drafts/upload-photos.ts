import { CallFailed } from '@suishoupai/api/contract';
import { api } from '../api.ts';
import { photoAddress } from '../platform/photo-files';
import { postPhoto } from '../platform/upload.ts';
import { createStore, useStore } from '../store.ts';
import { errorWords, isPassing } from '../words/errors.ts';
import type { DraftPhoto } from './draft.ts';
import { changePhoto, findDraft } from './draft-store.ts';

/** Percent by photo id, for those on their way now. */
const progress = createStore<Record<string, number>>({});
export const useProgress = (): Record<string, number> => useStore(progress);

const running = new Map<string, Promise<unknown>>();

/** Uploads what is not there yet, one after the other, also when the page is left; answers what went wrong. */
export function uploadPhotos(draftId: string): Promise<unknown> {
  const started = running.get(draftId) ?? uploadAll(draftId).finally(() => running.delete(draftId));
  running.set(draftId, started);
  return started;
}

async function uploadAll(draftId: string): Promise<unknown> {
  let trouble: unknown;
  const tried = new Set<string>();
  const next = () =>
    findDraft(draftId)?.photos.find((photo) => !photo.isUploaded && !tried.has(photo.id));
  for (let photo = next(); photo; photo = next()) {
    tried.add(photo.id);
    changePhoto(draftId, photo.id, { problem: null });
    try {
      await uploadPhoto(photo);
      changePhoto(draftId, photo.id, { isUploaded: true });
    } catch (error) {
      trouble = error;
      changePhoto(draftId, photo.id, { problem: errorWords(error) });
      if (isPassing(error)) break;
    } finally {
      setProgress(photo.id, null);
    }
  }
  return trouble;
}

/** One picture on its way to storage; sent again it is the same photo. */
export async function uploadPhoto(photo: DraftPhoto): Promise<void> {
  const { id, path } = photo;
  setProgress(id, 0);
  const form = await askForForm(photo);
  if (form) {
    const filePath = await photoAddress(path);
    await postPhoto({ ...form, filePath }, (percent) => setProgress(id, percent));
  }
  await api.finishUpload({ params: { id } });
}

/** Null when the photo is there already and only the answer was lost; finishing again tells. */
async function askForForm({ id, contentType, bytes }: DraftPhoto) {
  try {
    return await api.startUpload({ body: { id, contentType, bytes } });
  } catch (error) {
    if (error instanceof CallFailed && error.code === 'id_taken') return null;
    throw error;
  }
}

function setProgress(photoId: string, percent: number | null): void {
  const { [photoId]: _, ...others } = progress.get();
  progress.set(percent === null ? others : { ...others, [photoId]: percent });
}
