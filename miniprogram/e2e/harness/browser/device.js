// What the phone says of itself, and its key-value storage (in localStorage, under a prefix of its own).
export const PLACE = { latitude: 39.9042, longitude: 116.4074 };
export const DEVICE = { brand: 'test', model: 'test phone', platform: 'ios', system: 'iOS 16.0' };
export const BASE = { SDKVersion: '3.8.0', language: 'zh_CN', version: '8.0.50', theme: 'light' };
export const launch = { path: '', query: {}, scene: 1001, referrerInfo: {} };

export const windowInfo = () => ({
  windowWidth: innerWidth,
  windowHeight: innerHeight - 94,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  pixelRatio: devicePixelRatio,
  statusBarHeight: 20,
  screenTop: 64,
  safeArea: area(0, 20, innerWidth, innerHeight),
});
export const systemInfo = () => ({ ...windowInfo(), ...DEVICE, ...BASE, fontSizeSetting: 16 });
export const menuButton = () => area(innerWidth - 97, 24, innerWidth - 10, 56);

const area = (left, top, right, bottom) => ({
  ...{ left, top, right, bottom },
  ...{ width: right - left, height: bottom - top },
});

const KEY = 'wx:';
export const storage = {
  keys: () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(KEY))
      .map((key) => key.slice(KEY.length)),
  get: (key) => JSON.parse(localStorage.getItem(KEY + key) ?? '""'),
  set: (key, value) => localStorage.setItem(KEY + key, JSON.stringify(value)),
  remove: (key) => localStorage.removeItem(KEY + key),
  clear: () => storage.keys().forEach(storage.remove),
  info: () => ({ keys: storage.keys(), currentSize: 1, limitSize: 10240 }),
};
