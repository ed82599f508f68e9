import { type CaseState, STATES } from '@suishoupai/api/contract';
import { Tag } from 'antd';
import styles from './state-tag.module.css';

/** The state, and what is wrong with it: overdue, done again. */
export function StateTag(props: { state: CaseState; isOverdue?: boolean; reworkCount?: number }) {
  const { state, isOverdue = false, reworkCount = 0 } = props;
  const { name, stage } = STATES[state];
  const color = state === 'closed' ? 'success' : stage % 7 === 0 ? undefined : 'processing';
  return (
    <span className={styles.tags}>
      <Tag color={color}>{name}</Tag>
      {isOverdue && <Tag color="error">超时</Tag>}
      {reworkCount > 0 && <Tag color="warning">返工 {reworkCount}</Tag>}
    </span>
  );
}
