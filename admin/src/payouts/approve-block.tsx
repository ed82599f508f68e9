import type { PayoutStory } from '@suishoupai/api/contract';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen, parseYuan } from '../ui/format-money.ts';
import styles from './payouts.module.css';
import { useApprove } from './queries.ts';

/** Two people approve; the amount is typed once more, so that nobody approves without having read it. */
export function ApproveBlock({ story }: { story: PayoutStory }) {
  const { payout, mayApprove, approveBlock } = story;
  const { message } = App.useApp();
  const approve = useApprove(payout.id);
  const [typed, setTyped] = useState('');
  const agrees = parseYuan(typed) === payout.amountFen;
  if (!mayApprove)
    return approveBlock ? <Alert type="warning" showIcon title={approveBlock} /> : null;
  return (
    <form
      className={styles.approve}
      onSubmit={(event) => {
        event.preventDefault();
        if (agrees) approve.mutate(undefined, { onSuccess: () => message.success('已审批') });
      }}
    >
      <p>
        审批向 <strong>{payout.personAlias}</strong> 付款{' '}
        <strong className="number">¥ {formatFen(payout.amountFen)}</strong>，请再次输入金额核对：
      </p>
      <div className={styles.row}>
        <Input
          prefix="¥"
          inputMode="decimal"
          aria-label="再次输入金额"
          value={typed}
          status={typed !== '' && !agrees ? 'warning' : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!agrees} loading={approve.isPending}>
          审批通过
        </Button>
      </div>
      {typed !== '' && !agrees && <p className="warn">与付款金额不一致</p>}
      {approve.error && <ErrorBlock error={approve.error} />}
    </form>
  );
}
