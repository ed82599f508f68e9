import type { ChosenPhoto } from './photos.ts';

export type { ChosenPhoto };

const MAX_SIDE_PX = 2560;
const QUALITY = 0.85;

export async function choosePhotos(count: number): Promise<ChosenPhoto[]> {
  const photos: ChosenPhoto[] = [];
  for (const file of (await pickFiles()).slice(0, count)) photos.push(await shrink(file));
  return photos;
}

/** An input of our own: Taro's never answers when the person cancels. A phone offers camera and album itself. */
function pickFiles(): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.multiple = true;
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

/** Draws the picture anew, at most 2560 px a side: smaller, always JPEG, without EXIF. */
async function shrink(original: File): Promise<ChosenPhoto> {
  const bitmap = await createImageBitmap(original);
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!jpeg) throw new Error('the browser could not write the picture');
  return { path: URL.createObjectURL(jpeg), bytes: jpeg.size, contentType: 'image/jpeg' };
}
