import { CallFailed, MAX_PHOTOS } from '@suishoupai/api/contract';
import { useCallback, useMemo, useState } from 'react';
import { newId } from '../../../new-id.ts';
import { uploadPhoto } from './upload-photo.ts';

export type Upload = {
  id: string;
  file: File;
  previewUrl: string;
  state: 'uploading' | 'done' | 'failed';
  /** 0 to 1. */
  progress: number;
  why?: string;
};

/** The photos of one decision; a failed one is tried again under the same id. */
export function useUploads() {
  const [items, setItems] = useState<Upload[]>([]);
  const patch = useCallback(
    (id: string, change: Partial<Upload>) =>
      setItems((old) => old.map((item) => (item.id === id ? { ...item, ...change } : item))),
    [],
  );
  const send = useCallback(
    async (id: string, file: File) => {
      patch(id, { state: 'uploading', progress: 0, why: undefined });
      try {
        await uploadPhoto(id, file, (progress) => patch(id, { progress }));
        patch(id, { state: 'done', progress: 1 });
      } catch (error) {
        const why = error instanceof CallFailed ? error.message : '照片没有传完，请重试';
        patch(id, { state: 'failed', why });
      }
    },
    [patch],
  );
  const add = useCallback(
    (files: File[]) => {
      const fresh = files.slice(0, MAX_PHOTOS - items.length).map(
        (file): Upload => ({
          id: newId(),
          file,
          previewUrl: URL.createObjectURL(file),
          state: 'uploading',
          progress: 0,
        }),
      );
      setItems((old) => [...old, ...fresh]);
      for (const { id, file } of fresh) void send(id, file);
    },
    [items.length, send],
  );
  const remove = useCallback(
    (id: string) => setItems((old) => old.filter((item) => item.id !== id)),
    [],
  );
  return useMemo(
    () => ({
      items,
      add,
      remove,
      clear: () => setItems([]),
      retry: (item: Upload) => void send(item.id, item.file),
      doneIds: items.filter((item) => item.state === 'done').map((item) => item.id),
      /** A decision waits until every photo shown is sent or removed: none may get lost on the way. */
      sayOpen: sayOpen(items),
    }),
    [items, add, remove, send],
  );
}

function sayOpen(items: Upload[]): string | null {
  if (items.some((item) => item.state === 'uploading')) return '照片正在上传，请稍候';
  const failed = items.filter((item) => item.state === 'failed').length;
  return failed === 0 ? null : `有 ${failed} 张照片没有传上，请重试或移除`;
}

export type Uploads = ReturnType<typeof useUploads>;
