import type { MyReward } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../navigate.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import { press } from '../../ui/basics/press.ts';
import { Tag } from '../../ui/basics/tag.tsx';
import { rewardTag } from '../../words/case-words.ts';
import { yuan } from '../../words/money.ts';
import { friendlyTime } from '../../words/time.ts';
import { Appeal } from './appeal.tsx';
import styles from './index.module.scss';

/** The reward of one case: what it is, what it is worth, and what can be done now. */
export function RewardCard({ reward, isPaused }: { reward: MyReward; isPaused: boolean }) {
  const { id, state, waitsForYou } = reward;
  const open = () => goTo.claim(id);
  return (
    <Card id={`reward-${reward.caseNo}`}>
      <View className={styles.reward}>
        <View {...press(() => goTo.case(reward.caseId), `查看案件 ${reward.caseNo}`)}>
          <View className={styles.head}>
            <Text className={styles.name}>{reward.label}</Text>
            <Tag {...rewardTag(reward)} />
          </View>
          <View className={styles.head}>
            <Text className={styles.fact}>{friendlyTime(reward.bookedAt)} 核定</Text>
            <Text className={`${styles.amount} ${state === 'reversed' ? styles.gone : ''}`}>
              {worthOf(reward)}
            </Text>
          </View>
          <View className={styles.fact}>{reward.caseNo}</View>
        </View>
        {reward.explanation ? (
          <View className={styles.explanation}>{reward.explanation}</View>
        ) : null}
        {state === 'owed' && !reward.isHeld ? (
          <Button id={`claim-${reward.caseNo}`} isOff={isPaused} onTap={open}>
            {isPaused ? '发放暂停' : '领取'}
          </Button>
        ) : null}
        <Appeal reward={reward} />
        {state === 'in_payout' ? (
          <Button
            id={`open-${reward.caseNo}`}
            kind={waitsForYou ? 'primary' : 'plain'}
            onTap={open}
          >
            {waitsForYou ? '去确认' : '查看进展'}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}

/** Nothing rather than ¥0.00 where nothing was earned. */
function worthOf({ state, points, amountFen }: MyReward): string {
  if (points > 0) return `${points} 积分`;
  return state === 'not_rewarded' ? '' : `¥${yuan(amountFen)}`;
}
