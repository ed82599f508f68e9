import { APPEAL_STATES, APPEAL_WORK_DAYS, type MyReward } from '@suishoupai/api/contract';
import { View } from '@tarojs/components';
import { useAppealReward } from '../../queries.ts';
import { AppealButton } from '../../ui/sheets/appeal-button.tsx';
import { dayAndTime, lastDay } from '../../words/time.ts';
import styles from './index.module.scss';

/** One word of the owner against a decision, until when it can be said, and what became of it. */
export function Appeal({ reward }: { reward: MyReward }) {
  const { id, appeal, appealUntil, mayAppeal } = reward;
  const sending = useAppealReward(id);
  if (appeal) return <Said appeal={appeal} />;
  if (appealUntil === null) return null;
  if (!mayAppeal) return <View className={styles.fact}>申诉期限已过</View>;
  return (
    <>
      <View className={styles.fact}>
        {dayAndTime(appealUntil)} 前可申诉一次，{APPEAL_WORK_DAYS}{' '}
        个工作日内由未参与原结论的人员答复
      </View>
      <AppealButton id={`appeal-${id}`} sending={sending} />
    </>
  );
}

function Said({ appeal }: { appeal: NonNullable<MyReward['appeal']> }) {
  const { state, words, askedAt, dueAt, answer, answeredAt } = appeal;
  const isOpen = state === 'open';
  return (
    <View className={styles.explanation}>
      <View className={styles.said}>
        {dayAndTime(askedAt)} 申诉：{words}
      </View>
      <View>
        {isOpen
          ? `申诉复核中，${lastDay(dueAt)}内答复`
          : `${answeredAt ? dayAndTime(answeredAt) : ''} 答复：${APPEAL_STATES[state]}。${answer ?? ''}`}
      </View>
    </View>
  );
}
