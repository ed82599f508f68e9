import { View } from '@tarojs/components';
import styles from './states.module.scss';

export function Skeleton({ blocks = 2 }: { blocks?: number }) {
  return (
    <>
      {Array.from({ length: blocks }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are all alike
        <View key={index} className={styles.skeleton} aria-label="正在加载">
          <View className={`${styles.bone} ${styles.short}`} />
          <View className={styles.bone} />
          <View className={styles.bone} />
        </View>
      ))}
    </>
  );
}
