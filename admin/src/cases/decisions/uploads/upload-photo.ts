import { CallFailed, ERRORS, MAX_PHOTO_BYTES, PHOTO_TYPES } from '@suishoupai/api/contract';
import { api } from '../../../api.ts';

type PhotoType = (typeof PHOTO_TYPES)[number];
type Progress = (share: number) => void;

/** Straight to the store with a form the API signed; the same id again is the same photo. */
export async function uploadPhoto(id: string, file: File, onProgress: Progress) {
  const picture = await toAccepted(file);
  const contentType = picture.type as PhotoType;
  const form = await api.startUpload({ body: { id, contentType, bytes: picture.size } });
  await postForm(form.url, form.fields, picture, onProgress);
  return api.finishUpload({ params: { id } });
}

/** Too large or of a kind the store refuses: drawn anew as a JPEG; everything else keeps its EXIF. */
async function toAccepted(file: File): Promise<Blob> {
  const isAccepted = (PHOTO_TYPES as readonly string[]).includes(file.type);
  if (isAccepted && file.size <= MAX_PHOTO_BYTES) return file;
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new CallFailed(415, { code: 'photo_unreadable', message: ERRORS.photo_unreadable[1] });
  });
  const scale = Math.min(1, 2560 / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('canvas'))),
      'image/jpeg',
      0.85,
    );
  });
}

/** XMLHttpRequest, because fetch does not tell how far an upload has come. */
function postForm(url: string, fields: Record<string, string>, file: Blob, onProgress: Progress) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () =>
      reject(
        new CallFailed(request.status, {
          code: 'photo_not_uploaded',
          message: '照片没有传完，请重试',
        }),
      );
    request.open('POST', url);
    request.timeout = 120_000;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : fail());
    request.onerror = fail;
    request.ontimeout = fail;
    request.send(form);
  });
}
