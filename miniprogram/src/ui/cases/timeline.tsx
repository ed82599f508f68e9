import type { MyCase } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { stepName } from '../../words/case-words.ts';
import { dayAndTime } from '../../words/time.ts';
import styles from './cases.module.scss';

/** What happened, the newest first. */
export function Timeline({ found }: { found: Pick<MyCase, 'dispute' | 'events'> }) {
  return (
    <View id="timeline">
      {[...found.events].reverse().map((event) => (
        <View key={event.seq} className={styles.event}>
          <View className={styles.eventHead}>
            <Text className={styles.eventName}>{stepName(event.action, found)}</Text>
            <Text className={styles.eventTime}>{dayAndTime(event.at)}</Text>
          </View>
          <View className={styles.eventBy}>
            {[event.by, event.unitName].filter(Boolean).join(' · ')}
          </View>
          {event.note ? <View className={styles.eventNote}>{event.note}</View> : null}
        </View>
      ))}
    </View>
  );
}
