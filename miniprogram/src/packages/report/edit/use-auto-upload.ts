import { useEffect } from 'react';
import type { Draft } from '../../../drafts/draft.ts';
import { uploadPhotos } from '../../../drafts/upload-photos.ts';

/** Uploads new photos while the person fills in the rest; one that failed waits for a tap. */
export function useAutoUpload(draft: Draft, mayUpload: boolean): void {
  const hasNew = draft.photos.some((photo) => !photo.isUploaded && !photo.problem);
  useEffect(() => {
    if (mayUpload && hasNew) uploadPhotos(draft.id).catch(() => undefined);
  }, [draft.id, mayUpload, hasNew]);
}
