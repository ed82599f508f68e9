import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../basics/icon.tsx';
import { idOf } from '../basics/id-of.ts';
import { press } from '../basics/press.ts';
import styles from './sheets.module.scss';

type Props = { title: string; onClose: () => unknown; children: ReactNode; id?: string };

/** Comes up from below over a veil; a tap on the veil closes it. */
export function Sheet({ title, onClose, children, id }: Props) {
  return (
    <View>
      <View className={styles.veil} onClick={() => onClose()} catchMove />
      <View className={styles.sheet} {...idOf(id)} role="dialog" aria-label={title}>
        <View className={styles.head}>
          <Text className={styles.title}>{title}</Text>
          <View className={styles.close} {...press(onClose, '关闭')}>
            <Icon name="close-grey" />
          </View>
        </View>
        <View className={styles.body}>{children}</View>
      </View>
    </View>
  );
}
