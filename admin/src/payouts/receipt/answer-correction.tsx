import type { Receipt } from '@suishoupai/api/contract';
import { Button } from 'antd';
import { ErrorBlock } from '../../ui/error-block.tsx';
import styles from '../payouts.module.css';
import { useDecideCorrection } from './queries.ts';

/** The second person agrees or does not; who asked can only take the wish back. */
export function AnswerCorrection(props: {
  payoutId: string;
  waiting: NonNullable<Receipt['waiting']>;
}) {
  const { seq, mayAgree, mayRefuse } = props.waiting;
  const decide = useDecideCorrection(props.payoutId);
  const answer = (agree: boolean) => decide.mutate({ seq, agree });
  const isSending = (agree: boolean) => decide.isPending && decide.variables.agree === agree;
  if (!mayRefuse) return null;
  return (
    <>
      <div className={styles.row}>
        {mayAgree && (
          <Button
            type="primary"
            size="small"
            loading={isSending(true)}
            disabled={isSending(false)}
            onClick={() => answer(true)}
          >
            同意更正
          </Button>
        )}
        <Button
          size="small"
          loading={isSending(false)}
          disabled={isSending(true)}
          onClick={() => answer(false)}
        >
          {mayAgree ? '不同意' : '撤回更正'}
        </Button>
        {!mayAgree && <span className="quiet">等待另一名财务人员确认</span>}
      </div>
      {decide.error && <ErrorBlock error={decide.error} />}
    </>
  );
}
