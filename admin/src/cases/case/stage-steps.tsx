import { type CaseEvent, type CaseState, STAGES, STATES } from '@suishoupai/api/contract';
import styles from './stage-steps.module.css';

/** Where the case stands on the way of the closed loop; a case that left it shows how far it came. */
export function StageSteps({ state, events }: { state: CaseState; events: CaseEvent[] }) {
  const hasLeft = STATES[state].stage === 0;
  const reached = hasLeft
    ? Math.max(1, ...events.map((event) => STATES[event.to].stage))
    : STATES[state].stage;
  return (
    <ol className={styles.steps} aria-label="办理阶段">
      {STAGES.map((stage, index) => {
        const isNow = index + 1 === reached;
        const isPast = index + 1 < reached || STATES[state].stage === STAGES.length;
        const mark = isPast ? styles.past : isNow ? (hasLeft ? styles.left : styles.now) : '';
        return (
          <li key={stage} className={mark} aria-current={isNow ? 'step' : undefined}>
            <span aria-hidden="true">{isPast ? '✓' : index + 1}</span>
            <em>{isNow && hasLeft ? STATES[state].name : stage}</em>
          </li>
        );
      })}
    </ol>
  );
}
