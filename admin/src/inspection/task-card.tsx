import { type InspectionTask, TASK_KINDS } from '@suishoupai/api/contract';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { ToneText } from '../cases/tone-text.tsx';
import { formatDistance } from '../cases/words.ts';
import styles from './inspection.module.css';
import { sayTaskPlace, sayTaskTime } from './task-words.ts';

/** One task as somebody on the way needs it: what, where, how far, how long. */
export function TaskCard({ task, now }: { task: InspectionTask; now: Date }) {
  return (
    <Link to={`/cases/${task.caseId}`} className={styles.card}>
      {task.thumbUrl ? (
        <img src={task.thumbUrl} alt="" loading="lazy" />
      ) : (
        <span className={styles.blank} />
      )}
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.what}>
            <Tag color={task.kind === 'verify' ? 'processing' : 'purple'}>
              {TASK_KINDS[task.kind]}
            </Tag>
            <strong>{task.label}</strong>
          </span>
          <ToneText said={sayTaskTime(task, now)} />
        </span>
        <span className={styles.line}>
          <span>{sayTaskPlace(task)}</span>
          {task.distanceM !== null && (
            <strong className="number">{formatDistance(task.distanceM)}</strong>
          )}
        </span>
        <span className={`quiet ${styles.why}`}>{task.why}</span>
      </span>
    </Link>
  );
}
