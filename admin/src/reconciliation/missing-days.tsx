import { Alert, Button } from 'antd';
import styles from './reconciliation.module.css';

type Missing = { count: number; days: string[] };

/** Days without a result have no row: who reads the table has to be told of them. */
export function MissingDays(props: { missing?: Missing; onChoose?: (day: string) => void }) {
  const { missing, onChoose } = props;
  if (!missing || missing.count === 0) return null;
  const { count: total, days } = missing;
  return (
    <Alert
      type="warning"
      showIcon
      title={`未对账的日子 ${total} 天`}
      description={
        <div className={styles.missing}>
          {days.map((day) =>
            onChoose ? (
              <Button key={day} size="small" onClick={() => onChoose(day)}>
                {day}
              </Button>
            ) : (
              <span key={day} className="number">
                {day}
              </span>
            ),
          )}
          {total > days.length && <span className="quiet">等，由早到晚</span>}
        </div>
      }
    />
  );
}
