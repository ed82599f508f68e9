import type { MyReward } from '@suishoupai/api/contract';
import { goTo } from '../../navigate.ts';
import type { RewardFilter } from '../../queries.ts';
import { More } from '../../ui/states/more.tsx';
import { Notice } from '../../ui/states/notice.tsx';
import { RewardCard } from './reward-card.tsx';

export const REWARD_FILTERS = [
  { key: 'open', name: '可领取' },
  { key: 'all', name: '全部' },
] as const satisfies readonly { key: RewardFilter; name: string }[];

type Props = {
  rows: MyReward[];
  only: RewardFilter | undefined;
  isPaused: boolean;
  more: Parameters<typeof More>[0];
};

export function RewardList({ rows, only, isPaused, more }: Props) {
  if (rows.length === 0)
    return only === 'open' ? (
      <Notice icon="gift" title="现在没有可领取的奖励" hint="其他奖励在“全部”里" />
    ) : (
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
