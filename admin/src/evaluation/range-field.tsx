import { Button, Input } from 'antd';
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
  const set = (from: string, last: string) => {
    if (!from || !last) return;
    // Whoever moves one end past the other means a single day.
    const to = last < from ? dayAfter(from) : dayAfter(last);
    onChange({ fromDay: from, toDay: to });
  };
  return (
    <span className={styles.days}>
      <Input
        type="date"
        aria-label="第一天"
        style={{ width: 145 }}
        value={fromDay}
        onChange={(event) => set(event.target.value, lastDay)}
      />
      <span>至</span>
      <Input
        type="date"
        aria-label="最后一天"
        style={{ width: 145 }}
        value={lastDay}
        onChange={(event) => set(fromDay, event.target.value)}
      />
      <Button onClick={() => onChange(monthOf(today, -1))}>上月</Button>
      <Button onClick={() => onChange(monthOf(today))}>本月</Button>
    </span>
  );
}
