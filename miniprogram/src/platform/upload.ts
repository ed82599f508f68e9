import Taro from '@tarojs/taro';

export type UploadForm = { url: string; fields: Record<string, string>; filePath: string };

const TIMEOUT_MS = 120_000;

/** Posts one picture straight to storage: all fields first, `file` last. Every status resolves, so it is checked. */
export async function postPhoto(
  form: UploadForm,
  onProgress: (percent: number) => void,
): Promise<void> {
  const task = Taro.uploadFile({
    url: form.url,
    filePath: form.filePath,
    name: 'file',
    formData: form.fields,
    timeout: TIMEOUT_MS,
    // Storage has another origin than the H5 page and admits no cookies.
    withCredentials: false,
  });
  task.progress(({ progress }) => onProgress(progress));
  const { statusCode } = await task;
  if (statusCode < 200 || statusCode > 299) throw new Error(`storage answered ${statusCode}`);
}
