import { DayField } from '../../../ui/day-field.tsx';
import { cityDay } from '../../../ui/format-time.ts';

/** A day somebody promises: from tomorrow, within a year. */
export function UntilField(props: { value?: string; onChange: (day?: string) => void }) {
  const now = new Date();
  return (
    <DayField
      label="截止日期"
      placeholder="截止日期（必填）"
      min={cityDay(now, 1)}
      max={cityDay(now, 365)}
      {...props}
    />
  );
}
