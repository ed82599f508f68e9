import Taro from '@tarojs/taro';
import type { Fix } from '../geo.ts';

export type { Fix };

/** Where the person stands, or why that is unknown; the address path works without it. */
export type Located = { kind: 'fix'; fix: Fix } | { kind: 'refused' } | { kind: 'failed' };

export async function locate(): Promise<Located> {
  try {
    const answer = await Taro.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: 4000,
    });
    const { longitude, latitude, accuracy } = answer;
    return { kind: 'fix', fix: { longitude, latitude, datum: 'gcj02', accuracyM: accuracy } };
  } catch (error) {
    const text = (error as { errMsg?: string }).errMsg ?? '';
    return { kind: /auth|deny|denied|privacy/i.test(text) ? 'refused' : 'failed' };
  }
}

/** Opens the phone's settings for this program, where a refusal can be taken back. */
export async function openLocationSettings(): Promise<void> {
  await Taro.openSetting().catch(() => undefined);
}
