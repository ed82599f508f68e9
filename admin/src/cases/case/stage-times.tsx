import { ROLES, type StageVisit, TIMED_STAGES } from '@suishoupai/api/contract';
import { Tag, Tooltip } from 'antd';
import { formatHours, formatSpan } from '../../ui/format-time.ts';
import lines from './deadline-lines.module.css';
import styles from './stage-times.module.css';

/** How long each stage of the centre's own work took against its limit; why it is due when it is one hover away. */
export function StageTimes({ stages }: { stages: StageVisit[] }) {
  if (stages.length === 0) return null;
  return (
    <section aria-label="环节用时">
      <h3 className={lines.title}>环节用时</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>环节</th>
            <th>时限</th>
            <th>用时</th>
            <th>结果</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((visit) => (
            <StageRow key={visit.seq} visit={visit} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StageRow({ visit }: { visit: StageVisit }) {
  const { stage, round, holder, limitMs, usedMs, explanation } = visit;
  return (
    <tr>
      <td>
        {TIMED_STAGES[stage]}
        <span className="quiet">
          {' '}
          {ROLES[holder]}
          {round > 1 && ` · 第 ${round} 轮`}
        </span>
      </td>
      <td className="number">{formatHours(limitMs)}</td>
      <td className="number">{formatSpan(usedMs)}</td>
      <td>
        <Tooltip title={explanation}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason has to be reachable by keyboard */}
          <span tabIndex={0}>
            <StageMark visit={visit} />
          </span>
        </Tooltip>
      </td>
    </tr>
  );
}

function StageMark({ visit }: { visit: StageVisit }) {
  const { isOverdue, isPaused, endedAt, usedMs, limitMs } = visit;
  if (isOverdue) return <Tag color="error">超时 {formatSpan(usedMs - limitMs)}</Tag>;
  if (isPaused) return <Tag>已暂停</Tag>;
  if (endedAt) return <Tag color="success">按时</Tag>;
  return <Tag color="processing">余 {formatSpan(limitMs - usedMs)}</Tag>;
}
