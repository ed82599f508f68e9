import { App, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { newId } from '../../new-id.ts';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import styles from '../fraud.module.css';
import { useProposeWatch } from '../queries.ts';

const DEFAULT_DAYS = 30;

/** By hand somebody is listed only when a second person agrees. */
export function ProposeWatch(props: { rewardId: string; personAlias: string }) {
  const { rewardId, personAlias } = props;
  const mayMove = useMayMoveMoney();
  const { message } = App.useApp();
  const propose = useProposeWatch();
  const [isOpen, setOpen] = useState(false);
  // Made once per form: a repeated press is the same proposal.
  const [id, setId] = useState(() => newId());
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(DEFAULT_DAYS);
  if (!mayMove) return null;
  if (!isOpen)
    return (
      <Button className={styles.more} onClick={() => setOpen(true)}>
        提议把{personAlias}列入重点关注名单…
      </Button>
    );
  const send = () =>
    propose.mutate(
      { id, rewardId, reason: reason.trim(), days },
      {
        onSuccess: () => {
          setOpen(false);
          setReason('');
          setId(newId());
          void message.success('已提议，另一名财务人员确认后生效');
        },
      },
    );
  return (
    <section aria-label="列入名单" className={styles.decide}>
      <p>列入期间，{personAlias}的奖励先审后付；本人可以看到理由并申诉。</p>
      <Input.TextArea
        aria-label="列入理由"
        placeholder="列入理由（必填）"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.buttons}>
        <InputNumber
          aria-label="天数"
          min={1}
          max={365}
          value={days}
          suffix="天"
          onChange={(value) => setDays(value ?? DEFAULT_DAYS)}
        />
        <Button
          type="primary"
          disabled={reason.trim() === ''}
          loading={propose.isPending}
          onClick={send}
        >
          提议列入
        </Button>
        <Button onClick={() => setOpen(false)}>取消</Button>
      </div>
      {propose.error && <ErrorBlock error={propose.error} />}
    </section>
  );
}
