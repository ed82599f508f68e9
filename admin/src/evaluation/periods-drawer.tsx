import type { EvaluationPeriod } from '@suishoupai/api/contract';
import { Button, Drawer, Skeleton } from 'antd';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import { dayAfter } from './days.ts';
import styles from './evaluation.module.css';
import { usePeriods } from './queries.ts';

/** Everything that was frozen: which days, by which scheme and rules, by whom and when. */
export function PeriodsDrawer(props: {
  isOpen: boolean;
  onChoose: (period: EvaluationPeriod) => void;
  onClose: () => void;
}) {
  return (
    <Drawer open={props.isOpen} onClose={props.onClose} title="冻结记录" size={520} destroyOnHidden>
      <Periods onChoose={props.onChoose} />
    </Drawer>
  );
}

function Periods({ onChoose }: { onChoose: (period: EvaluationPeriod) => void }) {
  const periods = usePeriods();
  if (periods.error)
    return <ErrorBlock error={periods.error} retry={() => void periods.refetch()} />;
  if (!periods.data) return <Skeleton active />;
  const items = periods.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="quiet">还没有冻结过</p>;
  return (
    <>
      <ul className={styles.corrections} aria-label="冻结记录">
        {items.map((one) => (
          <li key={one.id}>
            <Button
              type="link"
              className="number"
              style={{ padding: 0 }}
              onClick={() => onChoose(one)}
            >
              {one.fromDay} 至 {dayAfter(one.toDay, -1)}
            </Button>
            <p>
              {one.schemeName} v{one.schemeVersion} · 计算规则第 {one.ruleVersion} 版
              {one.areaId && ' · 本辖区'}
            </p>
            <p className="quiet">
              {one.frozenBy} 冻结于 <Time at={one.frozenAt} />
            </p>
          </li>
        ))}
      </ul>
      {periods.hasNextPage && (
        <Button
          block
          loading={periods.isFetchingNextPage}
          onClick={() => void periods.fetchNextPage()}
        >
          更多
        </Button>
      )}
    </>
  );
}
