import { CallFailed } from '@suishoupai/api/contract';
import { api } from '../../api.ts';
import { uploadPhoto } from '../../cases/decisions/uploads/upload-photo.ts';
import { bodyOf, type Draft, type Shot } from './draft.ts';

/** Photos first, then the one request. Every part may be repeated: the ids were made with the draft. */
export async function sendDraft(draft: Draft): Promise<{ caseNo: string }> {
  const body = bodyOf(draft);
  if (!body || !draft.before || !draft.after) throw new Error('an unfinished draft was sent');
  await Promise.all([sendShot(draft.before), sendShot(draft.after)]);
  return api.reportSelfHandled({ body });
}

async function sendShot({ id, file }: Shot): Promise<void> {
  try {
    await uploadPhoto(id, file, () => undefined);
  } catch (error) {
    // It had arrived, and only the answer was lost.
    if (!(error instanceof CallFailed && error.code === 'id_taken')) throw error;
    await api.finishUpload({ params: { id } });
  }
}

const WAITS = ['login_required', 'too_many_requests', 'vendor_unavailable'];

/** What only time or a login can mend is no refusal. */
export const isRefused = (error: unknown): error is CallFailed =>
  error instanceof CallFailed &&
  error.status >= 400 &&
  error.status < 500 &&
  !WAITS.includes(error.code);
