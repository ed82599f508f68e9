import type { PayoutSwitch } from '@suishoupai/api/contract';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useMe } from '../../accounts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { Time } from '../../ui/time.tsx';
import { useMayMoveMoney } from '../queries.ts';
import { PayoutSwitchDialog } from './payout-switch-dialog.tsx';
import { usePayoutSwitch } from './queries.ts';
import { StopDetails } from './stop-details.tsx';
import styles from './switch.module.css';

/** Whether money leaves the house at this moment; one person stops it, two start it again. */
export function PayoutSwitchBar() {
  const now = usePayoutSwitch();
  const me = useMe();
  const mayTurn = useMayMoveMoney();
  const [isOpen, setIsOpen] = useState(false);
  if (now.error) return <ErrorBlock error={now.error} retry={() => void now.refetch()} />;
  if (!now.data) return <Skeleton.Button active block />;
  const { isRunning, startAskedBy } = now.data;
  // The one who asked has done what one person can do.
  const isAskedByMe = !isRunning && startAskedBy !== null && startAskedBy === me.data?.name;
  return (
    <section
      className={`pane ${styles.switch} ${isRunning ? '' : styles.stopped}`}
      aria-label="付款总开关"
    >
      <strong className={isRunning ? styles.running : 'bad'}>
        {isRunning ? '✓ 付款正常进行' : '■ 付款已暂停'}
      </strong>
      <Since state={now.data} />
      {now.data.startAskedBy && (
        <strong className="warn">
          {now.data.startAskedBy}已申请恢复
          {now.data.startReason && `（${now.data.startReason}）`}，需另一人确认
        </strong>
      )}
      {mayTurn && (
        <Button danger={isRunning} disabled={isAskedByMe} onClick={() => setIsOpen(true)}>
          {isAskedByMe ? '需另一人确认' : isRunning ? '暂停付款' : sayStart(now.data)}
        </Button>
      )}
      {!isRunning && <StopDetails state={now.data} />}
      <PayoutSwitchDialog state={now.data} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </section>
  );
}

const sayStart = ({ startAskedBy }: PayoutSwitch): string =>
  startAskedBy ? '确认恢复付款' : '申请恢复付款';

function Since({ state }: { state: PayoutSwitch }) {
  return (
    <span className="quiet">
      {state.by} · <Time at={state.since} />
      {state.isRunning && state.reason && ` · ${state.reason}`}
    </span>
  );
}
