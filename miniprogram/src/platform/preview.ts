import Taro from '@tarojs/taro';

export async function previewPhotos(urls: string[], current: string): Promise<void> {
  await Taro.previewImage({ urls, current }).catch(() => undefined);
}
