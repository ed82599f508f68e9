import type { MyReward } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../navigate.ts';
import { callTelephone } from '../../platform/telephone.ts';
import { useCity } from '../../queries.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import { press } from '../../ui/basics/press.ts';
import { Tag } from '../../ui/basics/tag.tsx';
import { isGone, isOnItsWay, mayClaim, rewardTag, worthOf } from '../../words/reward-words.ts';
import { friendlyTime } from '../../words/time.ts';
import { Appeal } from './appeal.tsx';
import styles from './index.module.scss';

/** The reward of one case: what it is, what it is worth, and what can be done now. */
export function RewardCard({ reward, isPaused }: { reward: MyReward; isPaused: boolean }) {
  const { id, caseNo, standing } = reward;
  const isWaiting = standing === 'waiting_for_you';
  const open = () => goTo.claim(id);
  return (
    <Card id={`reward-${caseNo}`}>
      <View className={styles.reward}>
        <View {...press(() => goTo.case(reward.caseId), `查看案件 ${caseNo}`)}>
          <View className={styles.head}>
            <Text className={styles.name}>{reward.label}</Text>
            <Tag {...rewardTag(standing)} />
          </View>
          <View className={styles.head}>
            <Text className={styles.fact}>{friendlyTime(reward.bookedAt)} 登记</Text>
            <Text className={`${styles.amount} ${isGone(standing) ? styles.gone : ''}`}>
              {worthOf(reward)}
            </Text>
          </View>
          <View className={styles.fact}>{caseNo}</View>
        </View>
        {reward.explanation ? (
          <View className={styles.explanation}>{reward.explanation}</View>
        ) : null}
        {mayClaim(standing) ? (
          <Button id={`claim-${caseNo}`} isOff={isPaused} onTap={open}>
            {isPaused ? '发放暂停' : standing === 'returned' ? '重新领取' : '领取'}
          </Button>
        ) : null}
        <Appeal reward={reward} />
        {standing === 'reversed' ? <Hotline /> : null}
        {isOnItsWay(standing) ? (
          <Button id={`open-${caseNo}`} kind={isWaiting ? 'primary' : 'plain'} onTap={open}>
            {isWaiting ? '去确认' : '查看进展'}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}

/** A voided case is not for the money desk to judge: people answer by telephone. */
function Hotline() {
  const hotline = useCity().data?.hotline;
  if (!hotline) return null;
  return (
    <Button kind="plain" onTap={() => callTelephone(hotline)}>
      拨打服务热线 {hotline}
    </Button>
  );
}
