import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { cityDay } from '../ui/format-time.ts';
import { useCheckDay } from './queries.ts';

/** Recomputes the chain of one day and says whether every row is as it was written. */
export function DayCheck() {
  const [day, setDay] = useState(() => cityDay(new Date()));
  const check = useCheckDay();
  return (
    <>
      <span style={{ display: 'flex', gap: 8 }}>
        <Input
          type="date"
          aria-label="核验日期"
          style={{ width: 150 }}
          max={cityDay(new Date())}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button disabled={!day} loading={check.isPending} onClick={() => check.mutate(day)}>
          核验记录链
        </Button>
      </span>
      {check.error && <ErrorBlock error={check.error} />}
      {check.data && (
        <Alert
          role="status"
          showIcon
          type={check.data.isIntact ? 'success' : 'error'}
          title={
            check.data.isIntact
              ? `${check.data.day} 共 ${check.data.count} 条，逐条核验完整`
              : `${check.data.day} 第 ${check.data.brokenAtSeq} 条被改动或缺失，请立即封存数据库并上报`
          }
        />
      )}
    </>
  );
}
