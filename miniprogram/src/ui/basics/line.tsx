import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './basics.module.scss';
import { Icon } from './icon.tsx';
import { idOf } from './id-of.ts';
import { press } from './press.ts';

type Props = {
  label: string;
  value?: ReactNode;
  onTap?: () => unknown;
  id?: string;
  /** Where a tap unfolds what is below it. */
  isOpen?: boolean;
};

/** One row of a list of settings or facts; with `onTap` it leads somewhere. */
export function Line({ label, value, onTap, id, isOpen }: Props) {
  return (
    <View
      {...idOf(id)}
      className={styles.line}
      {...(onTap ? press(onTap, label) : {})}
      {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
    >
      <Text className={styles.lineLabel}>{label}</Text>
      <View className={styles.lineValue}>{value}</View>
      {onTap ? (
        <Icon
          name="chevron"
          className={`${styles.chevron} ${isOpen === undefined ? '' : styles[isOpen ? 'unfolded' : 'folded']}`}
        />
      ) : null}
    </View>
  );
}
