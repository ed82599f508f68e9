import { onlineManager } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useLargeType } from '../../settings.ts';
import styles from './basics.module.scss';
import { TopBar } from './top-bar';

const watchOnline = (listener: () => void) => onlineManager.subscribe(listener);
export const useOnline = (): boolean =>
  useSyncExternalStore(watchOnline, () => onlineManager.isOnline());

type Props = {
  children: ReactNode;
  /** Of a page that is not a tab: WeChat draws its own bar, H5 has none. */
  title?: string;
  top?: ReactNode;
};

/** The root of every page: size of type, and a word when the network is gone. */
export function Screen({ children, title, top }: Props) {
  const isLarge = useLargeType();
  const isOnline = useOnline();
  return (
    <View className={`${styles.screen} ${isLarge ? styles.large : ''}`}>
      {isOnline ? null : (
        <View className={styles.offline} role="alert">
          网络已断开，已填写的内容保存在本机，恢复后自动发送
        </View>
      )}
      {title ? <TopBar title={title} /> : null}
      {top}
      <View className={styles.content}>{children}</View>
    </View>
  );
}
