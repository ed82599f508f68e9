import type { MyCase } from '@suishoupai/api/contract';
import { Text, View } from '@tarojs/components';
import { goTo } from '../../../navigate.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Card } from '../../../ui/basics/card.tsx';
import { Icon } from '../../../ui/basics/icon.tsx';
import { yuan } from '../../../words/money.ts';
import styles from './index.module.scss';

const WORDS: Record<MyCase['reward']['state'], string> = {
  none: '',
  claimable: '立案奖励，可以领取',
  paying: '正在发放到微信零钱',
  waiting_for_you: '待您确认，请在微信里确认收款',
  paid: '已到账微信零钱',
  reversed: '本案奖励已冲回',
};

/** Silent while nothing is decided; otherwise the amount, or why there is none. */
export function RewardPanel({ found }: { found: MyCase }) {
  const { state, amountFen, why } = found.reward;
  if (state === 'none' && !why) return null;
  const isOpen = state === 'claimable' || state === 'waiting_for_you';
  return (
    <Card>
      <View className={styles.reward}>
        <Icon name="gift" />
        <View className={styles.rewardWords}>
          {state === 'none' ? null : <Text className={styles.amount}>¥{yuan(amountFen)}</Text>}
          <Text className={styles.fact}>{[WORDS[state], why].filter(Boolean).join('。')}</Text>
        </View>
        {isOpen ? (
          <Button id="collect" isSmall onTap={goTo.wallet}>
            {state === 'claimable' ? '去领取' : '去确认'}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
