import type { StaffCaseRow } from '@suishoupai/api/contract';
import styles from './case-card.module.css';
import { StateTag } from './state-tag.tsx';
import { ToneText } from './tone-text.tsx';
import { sayStage, sayTimeLeft } from './words.ts';

/** One case in a narrow list: what, where, how long. */
export function CaseCard(props: {
  row: StaffCaseRow;
  now: Date;
  isCurrent?: boolean;
  onOpen: () => void;
}) {
  const { row, now, isCurrent = false, onOpen } = props;
  return (
    <button type="button" className={styles.card} aria-current={isCurrent} onClick={onOpen}>
      {row.thumbUrl ? (
        <img src={row.thumbUrl} alt="" loading="lazy" />
      ) : (
        <span className={styles.blank} />
      )}
      <span className={styles.words}>
        <span className={`${styles.line} ${styles.title}`}>
          <strong>{row.pick.label}</strong>
          <ToneText said={row.stage ? sayStage(row.stage, now) : sayTimeLeft(row, now)} />
        </span>
        <span className={styles.line}>
          <span className={`quiet ${styles.address}`}>{row.place.address}</span>
          <StateTag state={row.state} />
        </span>
      </span>
    </button>
  );
}
