import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './basics.module.scss';
import { idOf } from './id-of.ts';

type Props = {
  title?: string;
  extra?: ReactNode;
  children: ReactNode;
  id?: string;
  /** Holds lines that bring their own space. */
  isList?: boolean;
};

export function Card({ title, extra, children, id, isList }: Props) {
  return (
    <View className={`${styles.card} ${isList ? styles.list : ''}`} {...idOf(id)}>
      {title ? (
        <View className={styles.cardHead}>
          <Text className={styles.cardTitle}>{title}</Text>
          {extra ? <View className={styles.cardExtra}>{extra}</View> : null}
        </View>
      ) : null}
      {children}
    </View>
  );
}
