// What the phone answers when a test says nothing: permission given, nothing cancelled, Beijing.
import {
  BASE,
  DEVICE,
  launch,
  menuButton,
  PLACE,
  storage,
  systemInfo,
  windowInfo,
} from './device.js';
import { createFileSystemManager, pickFiles, saveFile, USER_DATA_PATH } from './files.js';
import { handle } from './handle.js';
import { downloadFile, request, uploadFile } from './network.js';
import * as pages from './pages.js';
import { createSelectorQuery } from './selector-query.js';
import { hideToast, showModal, showSheet, showToast } from './shell.js';
import { words } from './words.js';

export const EVENTS = words(`
  AppShow AppHide Error UnhandledRejection PageNotFound ThemeChange MemoryWarning
  NetworkStatusChange NeedPrivacyAuthorization KeyboardHeightChange WindowResize LocationChange`);
export const NO_OPERATIONS = words('reportEvent getSystemInfoAsync');

let logins = 0;

export const ASYNC = {
  request,
  uploadFile,
  downloadFile,

  login: () => ({ code: `test-login-code-${++logins}` }),
  getSetting: () => ({ authSetting: { 'scope.userLocation': true } }),
  openSetting: () => ({ authSetting: {} }),
  getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '' }),
  requestSubscribeMessage: ({ tmplIds = [] }) =>
    Object.fromEntries(tmplIds.map((id) => [id, 'accept'])),

  chooseMedia: ({ count = 9 }) => ({
    type: 'image',
    tempFiles: pickFiles('chooseMedia', count).map(({ path, size }) => ({
      tempFilePath: path,
      size,
      fileType: 'image',
      width: 100,
      height: 100,
    })),
  }),
  chooseImage({ count = 9 }) {
    const tempFiles = pickFiles('chooseImage', count);
    return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) };
  },
  compressImage: ({ src }) => ({ tempFilePath: src }),
  getImageInfo: ({ src }) => ({
    width: 100,
    height: 100,
    path: src,
    type: 'jpeg',
    orientation: 'up',
  }),
  saveFile,

  getLocation: () => ({ ...PLACE, accuracy: 30, horizontalAccuracy: 30, speed: -1, altitude: 0 }),
  getFuzzyLocation: () => PLACE,
  chooseLocation: () => ({ ...PLACE, name: '测试地点', address: '北京市东城区' }),

  showToast: ({ title, duration = 1500 }) => showToast(title, duration),
  hideToast: () => hideToast(),
  showLoading: ({ title }) => showToast(title, 0),
  hideLoading: () => hideToast(),
  showModal: (options) => showModal(options),
  async showActionSheet({ itemList }) {
    const tapIndex = await showSheet(itemList);
    if (tapIndex < 0) throw { errMsg: 'showActionSheet:fail cancel' };
    return { tapIndex };
  },

  setStorage: ({ key, data }) => storage.set(key, data),
  getStorage({ key }) {
    if (!storage.keys().includes(key)) throw { errMsg: 'getStorage:fail data not found' };
    return { data: storage.get(key) };
  },
  removeStorage: ({ key }) => storage.remove(key),
  clearStorage: () => storage.clear(),
  getStorageInfo: () => storage.info(),

  navigateTo: ({ url }) => pages.open(url, 'navigateTo'),
  redirectTo: ({ url }) => pages.open(url, 'redirectTo'),
  reLaunch: ({ url }) => pages.open(url, 'reLaunch'),
  switchTab: ({ url }) => pages.open(url, 'switchTab'),
  navigateBack: ({ delta }) => pages.back(delta),
  setNavigationBarTitle: ({ title }) => pages.setTitle(title),
  startPullDownRefresh: () => pages.call(pages.currentPage(), 'onPullDownRefresh'),
  pageScrollTo({ scrollTop = 0 }) {
    pages.currentPage().element.scrollTop = scrollTop;
  },

  getNetworkType: () => ({ networkType: handle.offline ? 'none' : 'wifi' }),
  getRandomValues: ({ length }) => ({
    randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
  }),
  getClipboardData: () => ({ data: '' }),
  scanCode: () => ({ result: 'test' }),
  getSystemInfo: () => systemInfo(),
};

/** Known to the phone, answered with a bare `:ok`. */
const PLAIN = words(`
  checkSession authorize requirePrivacyAuthorize openPrivacyContract
  requestMerchantTransfer requestPayment navigateToMiniProgram
  previewImage previewMedia saveImageToPhotosAlbum compressVideo chooseMessageFile
  openLocation startLocationUpdate stopLocationUpdate openDocument makePhoneCall
  setNavigationBarColor setBackgroundColor setBackgroundTextStyle stopPullDownRefresh
  setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot showTabBar hideTabBar
  showShareMenu hideShareMenu updateShareMenu hideHomeButton
  setClipboardData vibrateShort loadFontFace`);
for (const name of PLAIN) ASYNC[name] = undefined;

const silent = (...methods) => Object.fromEntries(methods.map((method) => [method, () => {}]));
const chain = (own) => {
  const proxy = new Proxy(own, { get: (target, key) => target[key] ?? (() => proxy) });
  return proxy;
};

export const SYNC = {
  env: { USER_DATA_PATH },
  nextTick: (callback) => setTimeout(callback, 0),

  getSystemInfoSync: systemInfo,
  getWindowInfo: windowInfo,
  getDeviceInfo: () => DEVICE,
  getAppBaseInfo: () => ({ ...BASE, host: { env: 'WeChat' } }),
  getSystemSetting: () => ({
    locationEnabled: true,
    wifiEnabled: true,
    bluetoothEnabled: false,
    deviceOrientation: 'portrait',
  }),
  getAppAuthorizeSetting: () => ({
    locationAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
  }),
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'wx-test', envVersion: 'develop', version: '' },
  }),
  getMenuButtonBoundingClientRect: menuButton,
  getLaunchOptionsSync: () => launch,
  getEnterOptionsSync: () => launch,

  getStorageSync: storage.get,
  setStorageSync: storage.set,
  removeStorageSync: storage.remove,
  clearStorageSync: storage.clear,
  getStorageInfoSync: storage.info,

  createSelectorQuery,
  createIntersectionObserver: () => chain({ observe() {}, disconnect() {} }),
  createAnimation: () => chain({ export: () => ({ actions: [] }) }),
  createMapContext: () => ({
    ...silent('moveToLocation', 'includePoints', 'getRegion'),
    getCenterLocation: ({ success }) => success?.(PLACE),
  }),
  createVideoContext: () => silent('play', 'pause', 'stop', 'seek'),
  getFileSystemManager: createFileSystemManager,
  getUpdateManager: () =>
    silent('onCheckForUpdate', 'onUpdateReady', 'onUpdateFailed', 'applyUpdate'),
  getLogManager: () => silent('log', 'info', 'warn', 'debug'),
  getRealtimeLogManager: () => silent('info', 'warn', 'error', 'setFilterMsg', 'addFilterMsg'),
};
