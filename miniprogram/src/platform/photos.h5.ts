import Taro from '@tarojs/taro';
import type { ChosenPhoto } from './photos.ts';

export type { ChosenPhoto };

const MAX_SIDE_PX = 2560;
const QUALITY = 0.85;

export async function choosePhotos(count: number): Promise<ChosenPhoto[]> {
  const chosen = await Taro.chooseMedia({ count, mediaType: ['image'] }).catch(() => null);
  const photos: ChosenPhoto[] = [];
  for (const file of (chosen?.tempFiles ?? []).slice(0, count))
    photos.push(await shrink(file.tempFilePath));
  return photos;
}

/** Draws the picture anew, at most 2560 px a side: smaller, always JPEG, without EXIF. */
async function shrink(address: string): Promise<ChosenPhoto> {
  const original = await (await fetch(address)).blob();
  const bitmap = await createImageBitmap(original);
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const jpeg = await new Promise<Blob | null>((done) =>
    canvas.toBlob(done, 'image/jpeg', QUALITY),
  );
  if (!jpeg) throw new Error('the browser could not write the picture');
  return { path: URL.createObjectURL(jpeg), bytes: jpeg.size, contentType: 'image/jpeg' };
}
