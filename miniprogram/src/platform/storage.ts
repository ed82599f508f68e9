import Taro from '@tarojs/taro';

/** Keeps plain values on the device; works alike on both targets. */
export function readStored<T>(key: string): T | undefined {
  const value: unknown = Taro.getStorageSync(key);
  return value === '' || value === undefined || value === null ? undefined : (value as T);
}

export function writeStored(key: string, value: unknown): void {
  Taro.setStorageSync(key, value);
}

export function removeStored(key: string): void {
  Taro.removeStorageSync(key);
}
