import { STAGES } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { type Progress, sayProgress } from '../../words/case-words.ts';
import { Icon } from '../basics/icon.tsx';
import styles from './cases.module.scss';

/** The seven stages of the closed loop: those done have a tick, the one it stands at stands out. */
export function Stages({ progress }: { progress: Progress | null }) {
  if (!progress) return null;
  const { done, at, isEnded } = progress;
  return (
    <View className={styles.stages} role="img" aria-label={sayProgress(progress)}>
      {STAGES.map((name, index) => {
        const isDone = index < done;
        const isAt = index === at - 1 && !isDone;
        const mark = isAt ? (isEnded ? styles.ended : styles.current) : '';
        return (
          <View
            key={name}
            className={`${styles.stage} ${isDone || isAt ? styles.reached : ''} ${mark}`}
          >
            <View className={styles.dot}>
              {isDone ? (
                <Icon name="check" className={styles.tick} />
              ) : isAt && isEnded ? (
                '止'
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
