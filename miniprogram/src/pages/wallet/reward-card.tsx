import type { MyReward } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../navigate.ts';
import { useMyPayout } from '../../queries.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import { press } from '../../ui/basics/press.ts';
import { Tag } from '../../ui/basics/tag.tsx';
import { rewardTag } from '../../words/case-words.ts';
import { yuan } from '../../words/money.ts';
import { friendlyTime } from '../../words/time.ts';
import styles from './index.module.scss';

/** The reward of one case: what it is, what it is worth, and what can be done now. */
export function RewardCard({ reward }: { reward: MyReward }) {
  const { id, state, amountFen } = reward;
  const payout = useMyPayout(state === 'in_payout' ? reward.payoutId : null);
  const isWaiting = payout.data?.state === 'wait_confirm';
  const tag = rewardTag(state, payout.data?.state);
  const open = () => goTo.claim(id);
  return (
    <Card id={`reward-${reward.caseNo}`}>
      <View className={styles.reward}>
        <View {...press(() => goTo.case(reward.caseId), `查看案件 ${reward.caseNo}`)}>
          <View className={styles.head}>
            <Text className={styles.name}>{reward.label}</Text>
            <Tag {...tag} />
          </View>
          <View className={styles.head}>
            <Text className={styles.fact}>{friendlyTime(reward.bookedAt)} 立案</Text>
            <Text className={styles.amount}>¥{yuan(amountFen)}</Text>
          </View>
          <View className={styles.fact}>{reward.caseNo}</View>
        </View>
        {reward.explanation ? (
          <View className={styles.explanation}>{reward.explanation}</View>
        ) : null}
        {state === 'owed' ? (
          <Button id={`claim-${reward.caseNo}`} onTap={open}>
            领取
          </Button>
        ) : null}
        {state === 'in_payout' ? (
          <Button id={`open-${reward.caseNo}`} kind={isWaiting ? 'primary' : 'plain'} onTap={open}>
            {isWaiting ? '去确认' : '查看进展'}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
