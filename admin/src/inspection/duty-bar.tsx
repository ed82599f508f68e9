import { AimOutlined } from '@ant-design/icons';
import type { InspectorDuty } from '@suishoupai/api/contract';
import { Button } from 'antd';
import { useEffect } from 'react';
import { PositionFailed } from '../ui/device-position.ts';
import { ErrorBlock } from '../ui/error-block.tsx';
import styles from './inspection.module.css';
import { useReportPosition } from './queries.ts';
import { sayDuty } from './task-words.ts';

const EVERY_MS = 5 * 60_000;

/** Tells the server where the inspector is, on shift and while the page is looked at. */
export function DutyBar({ duty }: { duty: InspectorDuty }) {
  const { mutate, isPending, error } = useReportPosition();
  const { isOnShift } = duty;
  useEffect(() => {
    if (!isOnShift) return;
    const report = () => document.visibilityState === 'visible' && mutate();
    report();
    const timer = setInterval(report, EVERY_MS);
    return () => clearInterval(timer);
  }, [isOnShift, mutate]);
  return (
    <div className={styles.duty}>
      <p role="status">{sayDuty(duty)}</p>
      {isOnShift && (
        <Button icon={<AimOutlined />} loading={isPending} onClick={() => mutate()}>
          上报位置
        </Button>
      )}
      {error instanceof PositionFailed && <p className="bad">{error.message}</p>}
      {error && !(error instanceof PositionFailed) && <ErrorBlock error={error} />}
      {isOnShift && (
        <p className={`quiet ${styles.privacy}`}>
          打开本页时自动上报，只用于就近派单；只保留最后一次，30 分钟后删除
        </p>
      )}
    </div>
  );
}
