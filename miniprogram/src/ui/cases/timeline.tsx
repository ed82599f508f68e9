import { ACTIONS, type CaseEvent } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { dayAndTime } from '../../words/time.ts';
import styles from './cases.module.scss';

/** What happened, the newest first. */
export function Timeline({ events }: { events: CaseEvent[] }) {
  return (
    <View id="timeline">
      {[...events].reverse().map((event) => (
        <View key={event.seq} className={styles.event}>
          <View className={styles.eventHead}>
            <Text className={styles.eventName}>{ACTIONS[event.action].done}</Text>
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
