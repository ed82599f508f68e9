import type { RewardRow } from '@suishoupai/api/contract';
import { Descriptions, Drawer, Skeleton } from 'antd';
import { CopyText } from '../ui/copy-text.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen } from '../ui/format-money.ts';
import { Time } from '../ui/time.tsx';
import { useRewardTransfers } from './queries.ts';
import { RewardTag } from './rewards-page.tsx';
import { TransferTable } from './transfer-table.tsx';

/** One reward and every movement of the ledger behind it. */
export function RewardDrawer(props: { reward: RewardRow | null; onClose: () => void }) {
  const { reward, onClose } = props;
  return (
    <Drawer open={reward !== null} onClose={onClose} title="奖励明细" size={1040} destroyOnHidden>
      {reward && <RewardStory reward={reward} />}
    </Drawer>
  );
}

const sayWorth = ({ amountFen, points }: RewardRow) =>
  points > 0 ? `¥ ${formatFen(amountFen)}，${points} 积分` : `¥ ${formatFen(amountFen)}`;

function RewardStory({ reward }: { reward: RewardRow }) {
  const transfers = useRewardTransfers(reward.id);
  return (
    <>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'case', label: '案件编号', children: <CopyText text={reward.caseNo} /> },
          { key: 'state', label: '状态', children: <RewardTag state={reward.state} /> },
          { key: 'person', label: '上报人', children: reward.personAlias },
          { key: 'amount', label: '金额', children: sayWorth(reward) },
          { key: 'class', label: '档次', children: reward.rewardClass },
          { key: 'programme', label: '活动', children: reward.programme },
          { key: 'at', label: '计奖时间', children: <Time at={reward.bookedAt} /> },
          { key: 'why', label: '说明', children: reward.reason ?? '—' },
        ]}
      />
      <h2 style={{ margin: '16px 0 8px', fontSize: 14 }}>账目</h2>
      {transfers.error && (
        <ErrorBlock error={transfers.error} retry={() => void transfers.refetch()} />
      )}
      {transfers.isPending && <Skeleton active />}
      {transfers.data && <TransferTable label="本笔奖励的账目" rows={transfers.data.items} />}
    </>
  );
}
