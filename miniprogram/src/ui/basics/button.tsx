import { Button as TaroButton } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './basics.module.scss';
import { idOf } from './id-of.ts';
import { press } from './press.ts';

type Props = {
  children: ReactNode;
  onTap: () => unknown;
  kind?: 'primary' | 'plain' | 'adverse' | 'alarm';
  isSmall?: boolean;
  isOff?: boolean;
  id?: string;
};

export function Button({ children, onTap, kind = 'primary', isSmall, isOff, id }: Props) {
  const classes = [styles.button, styles[kind], isSmall && styles.small, isOff && styles.off];
  return (
    <TaroButton
      {...idOf(id)}
      className={classes.filter(Boolean).join(' ')}
      // Taro's H5 takes the mere presence of `disabled`, even as false, for true.
      disabled={isOff || undefined}
      aria-disabled={isOff || undefined}
      {...press(() => (isOff ? undefined : onTap()))}
    >
      {children}
    </TaroButton>
  );
}
