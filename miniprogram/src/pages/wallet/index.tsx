import { useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { goTo } from '../../navigate.ts';
import { type RewardFilter, useMyRewards, useWallet } from '../../queries.ts';
import { Card } from '../../ui/basics/card.tsx';
import { Line } from '../../ui/basics/line.tsx';
import { Screen } from '../../ui/basics/screen.tsx';
import { Segments } from '../../ui/basics/segments.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { hasOpen } from '../../words/wallet-words.ts';
import styles from './index.module.scss';
import { PayeeHints } from './payee-hints.tsx';
import { Purse } from './purse.tsx';
import { REWARD_FILTERS, RewardList } from './reward-list.tsx';
import { WatchNotice } from './watch-notice.tsx';

export default function WalletPage() {
  const client = useQueryClient();
  const wallet = useWallet();
  const [chosen, setChosen] = useState<RewardFilter>();
  const only = chosen ?? firstShown(wallet);
  const rewards = useMyRewards(only);
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
      <Card isList>
        <Line id="open-rules" label="奖励规则" value="每类问题奖多少" onTap={goTo.rules} />
      </Card>
      {isPaused ? (
        <Card id="payouts-paused" title="发放暂停">
          <Text className={styles.words}>
            奖励发放正在核对，暂时不能领取。已记入的奖励不受影响，恢复后即可领取。
          </Text>
        </Card>
      ) : null}
      <WatchNotice />
      <PayeeHints />
      <View className={styles.filter}>
        <Segments items={REWARD_FILTERS} current={only ?? 'all'} onChange={setChosen} />
      </View>
      <Loaded query={rewards}>
        {({ pages }) => (
          <RewardList
            rows={pages.flatMap((page) => page.items)}
            {...{ only, isPaused }}
            more={rewards}
          />
        )}
      </Loaded>
    </Screen>
  );
}

/** What can be done now, when there is something; without the sums nobody knows. */
function firstShown({ data, isError }: ReturnType<typeof useWallet>): RewardFilter | undefined {
  if (data) return hasOpen(data) ? 'open' : 'all';
  return isError ? 'all' : undefined;
}
