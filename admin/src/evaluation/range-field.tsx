import { Button } from 'antd';
import { DayField } from '../ui/day-field.tsx';
import { cityDay } from '../ui/format-time.ts';
import { dayAfter, monthOf } from './days.ts';
import styles from './evaluation.module.css';

/** First and last day, both counted, as people say it; the range itself does not include `toDay`. */
export function RangeField(props: {
  fromDay: string;
  toDay: string;
  onChange: (range: { fromDay: string; toDay: string }) => void;
}) {
  const { fromDay, toDay, onChange } = props;
  const today = cityDay(new Date());
  const lastDay = dayAfter(toDay, -1);
  const set = (from: string | undefined, last: string | undefined) => {
    if (!from || !last) return;
    // Whoever moves one end past the other means a single day.
    const to = last < from ? dayAfter(from) : dayAfter(last);
    onChange({ fromDay: from, toDay: to });
  };
  return (
    <span className={styles.days}>
      <DayField label="第一天" value={fromDay} onChange={(day) => set(day, lastDay)} />
      <span>至</span>
      <DayField label="最后一天" value={lastDay} onChange={(day) => set(fromDay, day)} />
      <Button onClick={() => onChange(monthOf(today, -1))}>上月</Button>
      <Button onClick={() => onChange(monthOf(today))}>本月</Button>
    </span>
  );
}
