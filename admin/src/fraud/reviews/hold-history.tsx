import { ErrorBlock } from '../../ui/error-block.tsx';
import { Time } from '../../ui/time.tsx';
import { useHolds } from '../queries.ts';

const STATES = {
  open: '待审核',
  released: '审核通过',
  denied: '审核不通过，已冲回',
  lapsed: '已由其他原因了结',
};

/** What people decided over this reward, in order. */
export function HoldHistory({ rewardId }: { rewardId: string }) {
  const holds = useHolds(rewardId);
  if (holds.error) return <ErrorBlock error={holds.error} retry={() => void holds.refetch()} />;
  return (
    <section aria-label="审核记录">
      <h2>审核记录</h2>
      <ul>
        {holds.data?.items.map((hold) => (
          <li key={hold.id}>
            <Time at={hold.heldAt} /> 送审 · {STATES[hold.state]}
            {hold.denyAskedBy && ` · ${hold.denyAskedBy}提出不通过：${hold.denyReason}`}
            {hold.decidedBy && ` · ${hold.decidedBy}：${hold.decisionNote}`}
            {hold.decidedAt && (
              <>
                {' · '}
                <Time at={hold.decidedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
