import type { DevicePosition } from '@suishoupai/api/contract';

/** Why the device would not say where it is, ready to be shown. */
export class PositionFailed extends Error {}

const WORDS: Record<number, string> = {
  1: '没有定位权限：请在浏览器或系统设置中允许本网站使用位置',
  2: '暂时定不到位：请打开手机定位服务，到开阔处再试',
  3: '定位超时：请到开阔处再试',
};

/** One reading of the device, as fresh and as exact as it can give. */
export function readDevicePosition(): Promise<DevicePosition> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new PositionFailed('这台设备不能定位，请用手机办理'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          longitude: coords.longitude,
          latitude: coords.latitude,
          datum: 'wgs84',
          accuracyM: Math.min(coords.accuracy, 100_000),
        }),
      (error) => reject(new PositionFailed(WORDS[error.code] ?? '没有取得位置，请再试')),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 5_000 },
    );
  });
}
