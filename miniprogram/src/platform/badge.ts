import Taro from '@tarojs/taro';

const MY_TAB = 3;

/** A number on 我的; WeChat refuses while a page without tabs is on top, and the next tab page asks again. */
export function showOnMyTab(text: string): void {
  const shown = text
    ? Taro.setTabBarBadge({ index: MY_TAB, text })
    : Taro.removeTabBarBadge({ index: MY_TAB });
  shown.catch(() => undefined);
}
