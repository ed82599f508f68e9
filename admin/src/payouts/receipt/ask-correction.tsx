import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../../ui/error-block.tsx';
import styles from '../payouts.module.css';
import { isStrange, NumberField } from './number-field.tsx';
import { useCorrectReceipt } from './queries.ts';

/** Says what the number should have been, and why; it counts when another person agrees. */
export function AskCorrection({ payoutId, from }: { payoutId: string; from: string }) {
  const { message } = App.useApp();
  const ask = useCorrectReceipt(payoutId);
  const [isOpen, setIsOpen] = useState(false);
  const [receiptNo, setReceiptNo] = useState('');
  const [reason, setReason] = useState('');
  const body = { receiptNo: receiptNo.trim(), reason: reason.trim() };
  const isReady =
    body.receiptNo !== '' &&
    body.receiptNo !== from &&
    !isStrange(body.receiptNo) &&
    body.reason !== '';
  if (!isOpen)
    return (
      <Button size="small" className={styles.ask} onClick={() => setIsOpen(true)}>
        提出更正
      </Button>
    );
  return (
    <form
      aria-label="更正回单号"
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady)
          ask.mutate(body, {
            onSuccess: () => void message.success('已提出，等待另一名财务人员确认'),
          });
      }}
    >
      <p className={`quiet ${styles.hint}`}>原号保留在经过里；另一名财务人员同意后，新号才作数。</p>
      <NumberField
        label="正确的回单号"
        placeholder="正确的回单号"
        value={receiptNo}
        onChange={setReceiptNo}
      />
      {body.receiptNo === from && <p className="warn">与现在的回单号相同</p>}
      <Input.TextArea
        aria-label="更正原因"
        placeholder="更正原因（必填）"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        style={{ marginTop: 8 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={ask.isPending}>
          提出更正
        </Button>
        <Button onClick={() => setIsOpen(false)}>取消</Button>
      </div>
      {ask.error && <ErrorBlock error={ask.error} />}
    </form>
  );
}
