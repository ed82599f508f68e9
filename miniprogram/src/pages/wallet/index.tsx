import type { MyReward, Wallet } from '@suishoupai/api/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { goTo } from '../../navigate.ts';
import { useMe, useMyRewards, useWallet } from '../../queries.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import { Screen } from '../../ui/basics/screen.tsx';
import { ConsentSheet } from '../../ui/sheets/consent-sheet.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { More } from '../../ui/states/more.tsx';
import { Notice } from '../../ui/states/notice.tsx';
import { yuan } from '../../words/money.ts';
import styles from './index.module.scss';
import { RewardCard } from './reward-card.tsx';

const RULES = [
  '上报被立案后记一笔奖励，金额按问题类型和当期奖励标准确定。',
  '同一问题多人上报时合并办理，只奖励一份；未立案的上报没有奖励。',
  '领取时需在微信页面里点“确认收款”，超过时限未确认，钱退回这里，可重新领取。',
  '查实虚假上报的，奖励予以冲回。',
];

export default function WalletPage() {
  const client = useQueryClient();
  const wallet = useWallet();
  const rewards = useMyRewards();
  const refresh = () =>
    Promise.all([wallet.refetch(), client.invalidateQueries({ queryKey: ['rewards'] })]);
  useDidShow(() => {
    refresh().catch(() => undefined);
  });
  usePullDownRefresh(async () => {
    await refresh();
    Taro.stopPullDownRefresh();
  });
  useReachBottom(() => {
    if (rewards.hasNextPage) rewards.fetchNextPage().catch(() => undefined);
  });
  return (
    <Screen>
      <Loaded query={wallet} blocks={1}>
        {(sums) => <Purse sums={sums} />}
      </Loaded>
      <PaymentConsent />
      <Loaded query={rewards}>
        {({ pages }) => <Rewards rows={pages.flatMap((page) => page.items)} more={rewards} />}
      </Loaded>
      <Card title="奖励说明">
        {RULES.map((rule) => (
          <View key={rule} className={styles.rule}>
            {rule}
          </View>
        ))}
      </Card>
    </Screen>
  );
}

function Purse({ sums }: { sums: Wallet }) {
  return (
    <View className={styles.purse}>
      <Text className={styles.label}>可领取（元）</Text>
      <Text className={styles.balance} id="balance">
        {yuan(sums.owedFen)}
      </Text>
      <View className={styles.sums}>
        <View className={styles.sum}>
          <Text className={styles.label}>发放中</Text>
          <Text className={styles.sumValue}>{yuan(sums.inPayoutFen)}</Text>
        </View>
        <View className={styles.sum}>
          <Text className={styles.label}>已到账</Text>
          <Text className={styles.sumValue} id="paid">
            {yuan(sums.paidFen)}
          </Text>
        </View>
      </View>
    </View>
  );
}

function PaymentConsent() {
  const me = useMe();
  const [isAsking, setIsAsking] = useState(false);
  if (!me.data || me.data.mayBePaid) return null;
  return (
    <Card title="尚未开启收款">
      <View className={styles.consent}>
        <Text className={styles.words}>
          未同意使用微信账户收款时，上报照常办理，但不计奖励。开启后的上报开始计奖励。
        </Text>
        <Button kind="plain" onTap={() => setIsAsking(true)}>
          开启收款
        </Button>
      </View>
      {isAsking ? <ConsentSheet onClose={() => setIsAsking(false)} /> : null}
    </Card>
  );
}

type Pages = Parameters<typeof More>[0];
function Rewards({ rows, more }: { rows: MyReward[]; more: Pages }) {
  if (rows.length === 0)
    return (
      <Notice
        icon="gift"
        title="还没有奖励"
        hint="上报被立案后，奖励会出现在这里"
        action={{ name: '去拍照上报', onTap: goTo.home }}
      />
    );
  return (
    <>
      {rows.map((row) => (
        <RewardCard key={row.id} reward={row} />
      ))}
      <More {...more} />
    </>
  );
}
