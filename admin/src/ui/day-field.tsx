import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

dayjs.locale('zh-cn');

/** One calendar day of the city, as YYYY-MM-DD. */
export function DayField(props: {
  label: string;
  placeholder?: string;
  value?: string;
  min?: string;
  max?: string;
  onChange: (day?: string) => void;
}) {
  const { label, placeholder, value, min, max, onChange } = props;
  return (
    <DatePicker
      aria-label={label}
      placeholder={placeholder ?? label}
      style={{ minWidth: 160 }}
      value={value ? dayjs(value) : null}
      minDate={min ? dayjs(min) : undefined}
      maxDate={max ? dayjs(max) : undefined}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD'))}
    />
  );
}
