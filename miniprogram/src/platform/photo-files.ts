import Taro from '@tarojs/taro';

/** Moves a temporary photo to where it outlives the program; answers its lasting path. */
export function keepPhoto(id: string, path: string): Promise<string> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${id}${/\.png$/i.test(path) ? '.png' : '.jpg'}`;
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      filePath,
      success: () => resolve(filePath),
      fail: reject,
    });
  });
}

/** What an Image shows and an upload reads. */
export async function photoAddress(path: string): Promise<string> {
  return path;
}

export function dropPhoto(path: string): void {
  Taro.getFileSystemManager().unlink({ filePath: path, fail: () => undefined });
}
