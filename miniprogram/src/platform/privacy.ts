import Taro from '@tarojs/taro';

/** WeChat's own privacy question, asked before camera, album or location; false after a refusal. */
export async function acceptPrivacy(): Promise<boolean> {
  if (!Taro.canIUse('requirePrivacyAuthorize')) return true;
  try {
    await Taro.requirePrivacyAuthorize();
    return true;
  } catch {
    return false;
  }
}
