import type { Deadline } from '@suishoupai/api/contract';
import { Time } from '../../ui/time.tsx';
import styles from './deadline-lines.module.css';

/** How the deadline came about, step by step, so that nobody has to believe it. */
export function DeadlineLines({ deadline }: { deadline: Deadline }) {
  if (deadline.lines.length === 0) return null;
  return (
    <section aria-label="时限怎么来的">
      <h3 className={styles.title}>时限怎么来的</h3>
      <ol className={styles.lines}>
        {deadline.lines.map((line) => (
          <li key={line.at + line.text}>
            <span className="quiet">
              <Time at={line.at} />
            </span>
            <span>
              {line.text}
              <span className="quiet"> → {line.dueAt ? <Time at={line.dueAt} /> : '不计时'}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
