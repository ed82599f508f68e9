import {
  type PayoutState,
  type PayoutStory,
  STUCK_DECISIONS,
  type StuckDecision,
} from '@suishoupai/api/contract';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import styles from './payouts.module.css';
import { useDecideStuck, useMayMoveMoney } from './queries.ts';

/** A payout in doubt is asked about anyway; only a frozen one waits for people to ask. */
const WAYS: Partial<Record<PayoutState, StuckDecision[]>> = {
  requested: ['withdraw'],
  approved: ['withdraw'],
  sending: ['withdraw'],
  in_doubt: ['withdraw', 'write_off'],
  wait_confirm: ['withdraw'],
  frozen: ['recheck', 'write_off'],
};

const HINTS: Record<StuckDecision, string> = {
  withdraw:
    '撤销领取一人即可：尚未发出的立即退回，已发出的请微信撤销；钱回到市民账户，市民可以重新领取。',
  recheck: '重新查询须一人提出、另一人在 24 小时内确认。',
  write_off: '核销须一人提出、另一人在 24 小时内确认，并且资金账单中没有该单号。',
};

/** What people may do to a payout that has no end yet; WeChat still has the last word. */
export function StuckBlock({ story: { payout, decisions } }: { story: PayoutStory }) {
  const { message } = App.useApp();
  const decide = useDecideStuck(payout.id);
  const [reason, setReason] = useState('');
  const mayMove = useMayMoveMoney();
  const ways = (mayMove ? (WAYS[payout.state] ?? []) : []).filter(
    (kind) => kind !== 'withdraw' || !payout.isCancelWanted,
  );
  if (ways.length === 0 && decisions.length === 0) return null;
  const submit = (kind: StuckDecision) =>
    decide.mutate(
      { kind, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success('已记录');
          setReason('');
        },
      },
    );
  return (
    <section aria-label="人工处理">
      <h2>人工处理</h2>
      <ul>
        {decisions.map((one) => (
          <li key={one.staffName + one.at}>
            {one.staffName} {one.kind !== 'withdraw' && (one.isSecond ? '确认' : '提出')}
            {STUCK_DECISIONS[one.kind]}：{one.reason} <Time at={one.at} />
          </li>
        ))}
      </ul>
      {ways.length > 0 && (
        <>
          <p className={`quiet ${styles.hint}`}>
            {ways.map((kind) => HINTS[kind]).join('')}结果仍以微信的答复为准。
          </p>
          <Input.TextArea
            aria-label="原因"
            placeholder="原因和凭据（必填）"
            maxLength={200}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className={styles.row}>
            {ways.map((kind) => (
              <Button
                key={kind}
                disabled={reason.trim() === ''}
                loading={decide.isPending && decide.variables.kind === kind}
                onClick={() => submit(kind)}
              >
                {STUCK_DECISIONS[kind]}
              </Button>
            ))}
          </div>
        </>
      )}
      {decide.error && <ErrorBlock error={decide.error} />}
    </section>
  );
}
