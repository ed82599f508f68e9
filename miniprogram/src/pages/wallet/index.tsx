import type { MyReward } from '@suishoupai/api/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Text } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { goTo } from '../../navigate.ts';
import { useMyRewards, useWallet } from '../../queries.ts';
import { Card } from '../../ui/basics/card.tsx';
import { Screen } from '../../ui/basics/screen.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { More } from '../../ui/states/more.tsx';
import { Notice } from '../../ui/states/notice.tsx';
import styles from './index.module.scss';
import { PayeeHints } from './payee-hints.tsx';
import { Purse } from './purse.tsx';
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
      <PayeeHints />
      <Loaded query={rewards}>
        {({ pages }) => (
          <Rewards rows={pages.flatMap((page) => page.items)} isPaused={isPaused} more={rewards} />
        )}
      </Loaded>
      <Rules />
    </Screen>
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
