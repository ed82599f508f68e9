import { CallFailed, type MyCase } from '@suishoupai/api/contract';
import { api } from '../api.ts';
import { errorWords, isPassing } from '../words/errors.ts';
import { type Draft, reportBodyOf } from './draft.ts';
import { changeDraft, findDraft, listDrafts, removeDraft } from './draft-store.ts';
import { uploadPhotos } from './upload-photos.ts';

const running = new Map<string, Promise<MyCase>>();

/** Sends a draft; a second call while it is under way is the same sending. */
export function sendDraft(id: string): Promise<MyCase> {
  const started = running.get(id) ?? sendOnce(id).finally(() => running.delete(id));
  running.set(id, started);
  return started;
}

/** After a start or when the network is back: what the person has already sent goes out. */
export async function sendQueued(): Promise<void> {
  for (const { id, isQueued } of listDrafts())
    if (isQueued) await sendDraft(id).catch(() => undefined);
}

async function sendOnce(id: string): Promise<MyCase> {
  changeDraft(id, { isQueued: true, problem: null });
  try {
    const reported = await report(await withPhotosUploaded(id));
    removeDraft(id);
    return reported;
  } catch (error) {
    // A refusal will not go away by itself: the person has to change something.
    if (!isPassing(error)) changeDraft(id, { isQueued: false, problem: errorWords(error) });
    throw error;
  }
}

async function withPhotosUploaded(id: string): Promise<Draft> {
  const trouble = await uploadPhotos(id);
  const draft = findDraft(id);
  if (!draft) throw new Error('the draft was deleted');
  if (draft.photos.some((photo) => !photo.isUploaded))
    throw trouble ?? new Error('a photo is not uploaded');
  return draft;
}

async function report(draft: Draft): Promise<MyCase> {
  try {
    return await api.reportCase({ body: reportBodyOf(draft) });
  } catch (error) {
    const code = error instanceof CallFailed ? error.code : '';
    // The answer to an earlier try was lost and the draft was changed since: it is the same report.
    if (code === 'id_taken') return await api.getMyCase({ params: { id: draft.id } });
    if (code === 'photo_not_found' || code === 'photo_not_uploaded') forgetUploads(draft);
    throw error;
  }
}

function forgetUploads(draft: Draft): void {
  changeDraft(draft.id, {
    photos: draft.photos.map((photo) => ({ ...photo, isUploaded: false })),
  });
}
