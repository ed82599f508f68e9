import type { OfferedAction } from '@suishoupai/api/contract';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useBenchKey } from '../../../ui/use-bench-key.ts';
import styles from './fields.module.css';

type Reason = OfferedAction['reasons'][number];

function ReasonChoice(props: {
  no: number;
  reason: Reason;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { no, reason, isChosen, onChoose } = props;
  useBenchKey(String(no), onChoose);
  return (
    <button type="button" className={styles.reason} aria-pressed={isChosen} onClick={onChoose}>
      <KeyCap name={String(no)} />
      {reason.name}
    </button>
  );
}

/** At most nine, numbered; a digit chooses. */
export function ReasonField(props: {
  name: string;
  reasons: Reason[];
  value?: string;
  onChange: (code: string) => void;
}) {
  return (
    <fieldset className={styles.reasons}>
      <legend>{props.name}</legend>
      {props.reasons.slice(0, 9).map((reason, index) => (
        <ReasonChoice
          key={reason.code}
          no={index + 1}
          reason={reason}
          isChosen={reason.code === props.value}
          onChoose={() => props.onChange(reason.code)}
        />
      ))}
    </fieldset>
  );
}
