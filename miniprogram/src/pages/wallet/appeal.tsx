import { APPEAL_STATES, type MyReward } from '@suishoupai/api/contract';
import { View } from '@tarojs/components';
import { useAppealReward } from '../../queries.ts';
import { AppealButton } from '../../ui/sheets/appeal-button.tsx';
import { dayAndTime } from '../../words/time.ts';
import styles from './index.module.scss';

/** One word of the owner against a decision, and what became of it. */
export function Appeal({ reward: { id, appeal, mayAppeal } }: { reward: MyReward }) {
  const sending = useAppealReward(id);
  if (appeal)
    return (
      <View className={styles.explanation}>
        {appeal.state === 'open'
          ? `申诉复核中，${dayAndTime(appeal.dueAt)} 前答复`
          : `申诉已答复：${[APPEAL_STATES[appeal.state], appeal.answer].filter(Boolean).join('。')}`}
      </View>
    );
  return mayAppeal ? <AppealButton id={`appeal-${id}`} sending={sending} /> : null;
}
