import { STAGES } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { Icon } from '../basics/icon.tsx';
import styles from './cases.module.scss';

/** The seven stages of the closed loop; `reached` counts those that have begun. */
export function Stages({ reached }: { reached: number }) {
  const isDone = reached === STAGES.length;
  return (
    <View
      className={styles.stages}
      role="img"
      aria-label={`共七个阶段，当前：${STAGES[reached - 1] ?? '未开始'}`}
    >
      {STAGES.map((name, index) => {
        const isCurrent = index === reached - 1 && !isDone;
        const state = index < reached ? styles.reached : '';
        return (
          <View
            key={name}
            className={`${styles.stage} ${state} ${isCurrent ? styles.current : ''}`}
          >
            <View className={styles.dot}>
              {index < reached && !isCurrent ? (
                <Icon name="check" className={styles.tick} />
              ) : (
                String(index + 1)
              )}
            </View>
            <Text className={styles.stageName}>{name}</Text>
          </View>
        );
      })}
    </View>
  );
}
