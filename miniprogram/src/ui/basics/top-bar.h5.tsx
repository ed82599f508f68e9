import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { goTo } from '../../navigate.ts';
import styles from './basics.module.scss';
import { Icon } from './icon.tsx';
import { press } from './press.ts';

/** A browser shows neither title nor way back inside the page. */
export function TopBar({ title }: { title: string }) {
  const back = () => (Taro.getCurrentPages().length > 1 ? goTo.back() : goTo.home());
  return (
    <View className={styles.topBar}>
      <View className={styles.back} {...press(back, '返回')}>
        <Icon name="chevron" />
      </View>
      <Text className={styles.topTitle}>{title}</Text>
    </View>
  );
}
