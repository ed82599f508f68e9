import type { CalendarPreview, CalendarYear } from '@suishoupai/api/contract';
import { DAY_KINDS, daysBefore, monthDays } from './month-days.ts';
import styles from './year-months.module.css';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

/** A year at a glance, month by month; what differs from the plain week is marked by word and colour. */
export function YearMonths({ year }: { year: CalendarYear | CalendarPreview }) {
  return (
    <div className={styles.months}>
      {MONTHS.map((month) => (
        <Month key={month} year={year} month={month} />
      ))}
    </div>
  );
}

function Month({ year, month }: { year: CalendarYear | CalendarPreview; month: number }) {
  const days = monthDays(year, month);
  return (
    <section className={styles.month} aria-label={`${year.year} 年 ${month} 月`}>
      <h3>{month} 月</h3>
      <div className={styles.days}>
        {WEEK.map((name) => (
          <span key={name} className="quiet" aria-hidden="true">
            {name}
          </span>
        ))}
        {days.map(({ day, kind }, index) => (
          <span
            key={day}
            className={styles[kind]}
            style={index === 0 ? { gridColumnStart: daysBefore(year.year, month) + 1 } : undefined}
            title={`${day} ${DAY_KINDS[kind]}`}
          >
            {Number(day.slice(8))}
            {kind === 'holiday' && <small>休</small>}
            {kind === 'makeup' && <small>班</small>}
          </span>
        ))}
      </div>
    </section>
  );
}
