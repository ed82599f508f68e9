import Taro from '@tarojs/taro';

export type ChosenPhoto = { path: string; bytes: number; contentType: 'image/jpeg' | 'image/png' };

const COMPRESS_OVER_BYTES = 1_500_000;
const QUALITY = 80;

/** Camera first, album second; an empty list when the person changes his or her mind. */
export async function choosePhotos(count: number): Promise<ChosenPhoto[]> {
  const chosen = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: ['camera', 'album'],
    sizeType: ['original', 'compressed'],
  }).catch(() => null);
  const photos: ChosenPhoto[] = [];
  for (const file of chosen?.tempFiles ?? []) photos.push(await shrink(file));
  return photos;
}

async function shrink(file: { tempFilePath: string; size: number }): Promise<ChosenPhoto> {
  const isPng = /\.png$/i.test(file.tempFilePath);
  const original = {
    path: file.tempFilePath,
    bytes: file.size,
    contentType: isPng ? ('image/png' as const) : ('image/jpeg' as const),
  };
  if (file.size <= COMPRESS_OVER_BYTES) return original;
  try {
    const { tempFilePath } = await Taro.compressImage({ src: file.tempFilePath, quality: QUALITY });
    const bytes = await sizeOf(tempFilePath);
    return { path: tempFilePath, bytes, contentType: 'image/jpeg' };
  } catch {
    return original;
  }
}

const sizeOf = (filePath: string) =>
  new Promise<number>((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: (info) => resolve(info.size),
      fail: reject,
    });
  });
