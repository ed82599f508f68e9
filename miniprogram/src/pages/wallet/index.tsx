import type { MyReward, Wallet } from '@suishoupai/api/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { goTo } from '../../navigate.ts';
import { useMe, useMyRewards, useWallet } from '../../queries.ts';
import { Button } from '../../ui/basics/button.tsx';
import { Card } from '../../ui/basics/card.tsx';
import { idOf } from '../../ui/basics/id-of.ts';
import { Screen } from '../../ui/basics/screen.tsx';
import { ConsentSheet } from '../../ui/sheets/consent-sheet.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { More } from '../../ui/states/more.tsx';
import { Notice } from '../../ui/states/notice.tsx';
import { yuan } from '../../words/money.ts';
import styles from './index.module.scss';
import { RewardCard } from './reward-card.tsx';
import { Rules } from './rules.tsx';
import { WatchNotice } from './watch-notice.tsx';

export default function WalletPage() {
  const client = useQueryClient();
  const wallet = useWallet();
  const rewards = useMyRewards();
  const isPaused = wallet.data?.arePayoutsPaused ?? false;
  const refresh = () =>
    Promise.all([
      wallet.refetch(),
      client.invalidateQueries({ queryKey: ['rewards'] }),
      client.invalidateQueries({ queryKey: ['watch'] }),
    ]);
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
      {isPaused ? (
        <Card id="payouts-paused" title="发放暂停">
          <Text className={styles.words}>
            奖励发放正在核对，暂时不能领取。已记入的奖励不受影响，恢复后即可领取。
          </Text>
        </Card>
      ) : null}
      <WatchNotice />
      <PaymentConsent />
      <Loaded query={rewards}>
        {({ pages }) => (
          <Rewards rows={pages.flatMap((page) => page.items)} isPaused={isPaused} more={rewards} />
        )}
      </Loaded>
      <Rules />
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
        {sums.heldFen > 0 ? <Sum id="held" label="审核中" value={yuan(sums.heldFen)} /> : null}
        <Sum label="发放中" value={yuan(sums.inPayoutFen)} />
        <Sum id="paid" label="已到账" value={yuan(sums.paidFen)} />
        {sums.points > 0 ? <Sum id="points" label="积分" value={String(sums.points)} /> : null}
      </View>
    </View>
  );
}

function Sum({ id, label, value }: { id?: string; label: string; value: string }) {
  return (
    <View className={styles.sum}>
      <Text className={styles.label}>{label}</Text>
      <Text className={styles.sumValue} {...idOf(id)}>
        {value}
      </Text>
    </View>
  );
}

function PaymentConsent() {
  const me = useMe();
  const [isAsking, setIsAsking] = useState(false);
  if (!me.data || me.data.mayBePaid) return null;
  return (
    <Card title="尚未开启收款">
      <View className={styles.stack}>
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

type RewardsProps = { rows: MyReward[]; isPaused: boolean; more: Parameters<typeof More>[0] };
function Rewards({ rows, isPaused, more }: RewardsProps) {
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
        <RewardCard key={row.id} reward={row} isPaused={isPaused} />
      ))}
      <More {...more} />
    </>
  );
}
