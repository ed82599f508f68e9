import type { MyCase } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../../navigate.ts';
import { useMe } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { Tag } from '../../../ui/basics/tag.tsx';
import { beforeReward, isGone, mayClaim, rewardTag, worthOf } from '../../../words/reward-words.ts';
import styles from './index.module.scss';

/** Whether this case earns something, how much, why or why not, and until when it can be claimed. */
export function RewardPanel({ found }: { found: MyCase }) {
  const { state, why, rewardId } = found.reward;
  const me = useMe();
  if (state === 'none') return <NotYet words={beforeReward(found.state, me.data)} />;
  const worth = worthOf(found.reward);
  const isOpen = mayClaim(state) || state === 'waiting_for_you';
  return (
    <Card id="reward-panel">
      <View className={styles.reward}>
        <Icon name="gift" />
        <View className={styles.rewardWords}>
          <View className={styles.rewardHead}>
            {worth ? (
              <Text className={`${styles.amount} ${isGone(state) ? styles.gone : ''}`}>
                {worth}
              </Text>
            ) : null}
            <Tag {...rewardTag(state)} />
          </View>
          <Text className={styles.fact}>{why}</Text>
        </View>
        {isOpen ? (
          <Button
            id="collect"
            isSmall
            onTap={() => (rewardId ? goTo.claim(rewardId) : goTo.wallet())}
          >
            {mayClaim(state) ? '去领取' : '去确认'}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}

function NotYet({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <Card id="reward-panel">
      <View className={styles.reward}>
        <Icon name="gift" />
        <Text className={styles.fact}>{words}</Text>
      </View>
    </Card>
  );
}
