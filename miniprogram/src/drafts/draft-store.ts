import { dropPhoto } from '../platform/photo-files';
import { readStored, writeStored } from '../platform/storage.ts';
import { createStore, useStore } from '../store.ts';
import type { Draft, DraftPhoto } from './draft.ts';

const KEY = 'drafts';
/** Each may hold nine photos, and a phone gives the program 200 MB. */
export const MAX_DRAFTS = 10;

const store = createStore<Draft[]>(readStored<Draft[]>(KEY) ?? []);

function save(drafts: Draft[]): void {
  writeStored(KEY, drafts);
  store.set(drafts);
}

export const useDrafts = (): Draft[] => useStore(store);
export const useDraft = (id: string): Draft | undefined =>
  useStore(store).find((draft) => draft.id === id);
export const listDrafts = (): Draft[] => store.get();
export const findDraft = (id: string): Draft | undefined =>
  store.get().find((draft) => draft.id === id);

export function addDraft(draft: Draft): void {
  save([draft, ...store.get()]);
}

/** Changes a draft that may be gone by now: work in the background does not bring it back. */
export function changeDraft(id: string, change: Partial<Omit<Draft, 'id'>>): void {
  save(store.get().map((draft) => (draft.id === id ? { ...draft, ...change } : draft)));
}

export function changePhoto(
  draftId: string,
  photoId: string,
  change: Partial<Omit<DraftPhoto, 'id'>>,
): void {
  const photos = findDraft(draftId)?.photos ?? [];
  changeDraft(draftId, {
    photos: photos.map((photo) => (photo.id === photoId ? { ...photo, ...change } : photo)),
  });
}

export function removePhoto(draftId: string, photoId: string): void {
  const photos = findDraft(draftId)?.photos ?? [];
  changeDraft(draftId, { photos: photos.filter((photo) => photo.id !== photoId) });
  for (const photo of photos) if (photo.id === photoId) dropPhoto(photo.path);
}

export function removeDraft(id: string): void {
  const gone = findDraft(id);
  save(store.get().filter((draft) => draft.id !== id));
  for (const photo of gone?.photos ?? []) dropPhoto(photo.path);
}
