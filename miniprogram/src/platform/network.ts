import { focusManager, onlineManager } from '@tanstack/react-query';
import Taro from '@tarojs/taro';

/** Tells TanStack Query about the phone, which has no window events to listen to. */
export function watchPhone(): void {
  focusManager.setEventListener((setFocused) => {
    const shown = () => setFocused(true);
    const hidden = () => setFocused(false);
    Taro.onAppShow(shown);
    Taro.onAppHide(hidden);
    return () => {
      Taro.offAppShow(shown);
      Taro.offAppHide(hidden);
    };
  });
  onlineManager.setEventListener((setOnline) => {
    const changed = (now: { isConnected: boolean }) => setOnline(now.isConnected);
    Taro.onNetworkStatusChange(changed);
    return () => Taro.offNetworkStatusChange(changed);
  });
}
