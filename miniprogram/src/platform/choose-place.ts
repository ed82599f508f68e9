import Taro from '@tarojs/taro';
import type { Fix } from '../geo.ts';

export const hasPlaceChooser = true;

/** WeChat's own map page with search; null when the person goes back without choosing. */
export async function choosePlace(near: Fix | null): Promise<{ fix: Fix; address: string } | null> {
  const start = near?.datum === 'gcj02' ? near : undefined;
  try {
    const chosen = await Taro.chooseLocation({
      latitude: start?.latitude,
      longitude: start?.longitude,
    });
    const { longitude, latitude, name, address } = chosen;
    return {
      fix: { longitude, latitude, datum: 'gcj02', accuracyM: null },
      address: [address, name].filter(Boolean).join(' '),
    };
  } catch {
    return null;
  }
}
