import type { ReviewStory } from '@suishoupai/api/contract';
import { Alert, Descriptions, Drawer, Skeleton } from 'antd';
import { CopyText } from '../../ui/copy-text.tsx';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { formatFen } from '../../ui/format-money.ts';
import { Time } from '../../ui/time.tsx';
import styles from '../fraud.module.css';
import { useReview } from '../queries.ts';
import { ProposeWatch } from '../watch/propose-watch.tsx';
import { DecideBlock } from './decide-block.tsx';
import { HoldHistory } from './hold-history.tsx';
import { SignalList } from './signal-list.tsx';

/** Why one reward is looked at, with the pictures the reasons speak of. */
export function ReviewDrawer({ id, onClose }: { id?: string; onClose: () => void }) {
  return (
    <Drawer open={id !== undefined} onClose={onClose} title="奖励审核" size={900} destroyOnHidden>
      {id && <Story id={id} />}
    </Drawer>
  );
}

function Story({ id }: { id: string }) {
  const story = useReview(id);
  if (story.error) return <ErrorBlock error={story.error} retry={() => void story.refetch()} />;
  if (!story.data) return <Skeleton active />;
  const { review, signals } = story.data;
  return (
    <div className={styles.story}>
      {review.heldAt === null && <Alert type="info" showIcon title="这笔奖励已有结论，仅供查看" />}
      <Summary story={story.data} />
      <SignalList signals={signals} />
      <HoldHistory rewardId={id} />
      {review.heldAt !== null && <DecideBlock review={review} />}
      <ProposeWatch rewardId={id} personAlias={review.personAlias} />
    </div>
  );
}

function Summary({ story: { review, draw, ruleVersion } }: { story: ReviewStory }) {
  const { reviewer, reviewBy } = review;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={[
        { key: 'case', label: '案件编号', children: <CopyText text={review.caseNo} /> },
        { key: 'person', label: '上报人', children: review.personAlias },
        { key: 'amount', label: '金额', children: `¥ ${formatFen(review.amountFen)}` },
        { key: 'score', label: '评分', children: `${review.score}（规则 ${ruleVersion || '—'}）` },
        {
          key: 'reviewer',
          label: '审核人',
          children: reviewer
            ? `${reviewer.name}（从 ${draw?.from.length ?? 0} 人中随机抽取）`
            : '任一财务人员',
        },
        {
          key: 'by',
          label: '他人可接手',
          children: reviewBy ? <Time at={reviewBy} /> : '—',
        },
      ]}
    />
  );
}
