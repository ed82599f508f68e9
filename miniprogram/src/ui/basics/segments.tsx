import { View } from '@tarojs/components';
import styles from './basics.module.scss';
import { press } from './press.ts';

type Props<Key extends string> = {
  items: readonly { key: Key; name: string }[];
  current: Key;
  onChange: (key: Key) => void;
};

export function Segments<Key extends string>({ items, current, onChange }: Props<Key>) {
  return (
    <View className={styles.segments} role="tablist">
      {items.map(({ key, name }) => (
        <View
          key={key}
          id={`segment-${key}`}
          className={`${styles.segment} ${key === current ? styles.segmentOn : ''}`}
          aria-selected={key === current}
          {...press(() => onChange(key), name, 'tab')}
        >
          {name}
        </View>
      ))}
    </View>
  );
}
