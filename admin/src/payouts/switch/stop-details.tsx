import { type PayoutSwitch, STOP_CAUSES, type SwitchItem } from '@suishoupai/api/contract';
import styles from './switch.module.css';

const SIGNS = {
  done: { sign: '✓', className: styles.running, words: '已完成' },
  blocks: { sign: '✗', className: 'bad', words: '未完成，不能恢复' },
  open: { sign: '○', className: 'warn', words: '请留意' },
};

const signOf = ({ isDone, isRequired }: SwitchItem) =>
  SIGNS[isDone ? 'done' : isRequired ? 'blocks' : 'open'];

/** Why nothing goes out, what to do about it, and what two people look at before they start it again. */
export function StopDetails({ state }: { state: PayoutSwitch }) {
  const { next } = STOP_CAUSES[state.cause ?? 'by_hand'];
  return (
    <div className={styles.stopDetails}>
      <dl>
        <dt>原因</dt>
        <dd>{state.reason}</dd>
        <dt>怎么办</dt>
        <dd>{next}</dd>
      </dl>
      <ul aria-label="恢复付款前的检查">
        {state.checklist.map((one) => {
          const { sign, className, words } = signOf(one);
          return (
            <li key={one.item}>
              <span className={className} role="img" aria-label={words}>
                {sign}
              </span>
              {one.words}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
