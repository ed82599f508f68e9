import { Alert, Button } from 'antd';
import { DayField } from '../ui/day-field.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { cityDay } from '../ui/format-time.ts';
import styles from './audit.module.css';
import { type CheckedRange, useCheckRange } from './queries.ts';

type Days = { from: string | undefined; to: string | undefined };

/** The days one looks at: recomputes their chain, and takes their rows out as a file. */
export function RangeCheck({ from, to, onChange }: Days & { onChange: (days: Days) => void }) {
  const check = useCheckRange();
  const today = cityDay(new Date());
  const range = { from: from ?? today, to: to ?? today };
  return (
    <div className={styles.range}>
      <DayField
        label="起始日"
        value={from}
        max={to ?? today}
        onChange={(day) => onChange({ from: day, to })}
      />
      <DayField
        label="截止日"
        value={to}
        min={from}
        max={today}
        onChange={(day) => onChange({ from, to: day })}
      />
      <Button loading={check.isPending} onClick={() => check.mutate(range)}>
        核验记录链
      </Button>
      <Button href={`/api/audit/export?from=${range.from}&to=${range.to}`}>导出 CSV</Button>
      <span className="quiet">{!from && !to && '未选日期时核验、导出今天'}</span>
      {check.error && <ErrorBlock error={check.error} />}
      {check.data && <Verdict checked={check.data} />}
    </div>
  );
}

function Verdict({ checked }: { checked: CheckedRange }) {
  const { from, to, count, days, brokenAt } = checked;
  const span = from === to ? from : `${from} 至 ${to}`;
  return (
    <Alert
      role="status"
      showIcon
      className={styles.verdict}
      type={brokenAt ? 'error' : 'success'}
      title={
        brokenAt
          ? `${brokenAt.day} 第 ${brokenAt.seq} 条被改动或缺失，请立即封存数据库并上报`
          : days === 0
            ? `${span} 没有记录`
            : `${span} 有记录的 ${days} 天共 ${count} 条，逐条核验完整，各天首尾相接`
      }
    />
  );
}
