import type { PayoutStory } from '@suishoupai/api/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { CopyText } from '../ui/copy-text.tsx';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import styles from './payouts.module.css';
import { useRecordReceipt } from './queries.ts';

/** The electronic receipt behind a payout that arrived: written down once, found again by an auditor. */
export function ReceiptBlock({ story }: { story: PayoutStory }) {
  const { receipt, mayRecordReceipt, payout } = story;
  const record = useRecordReceipt(payout.id);
  const [receiptNo, setReceiptNo] = useState('');
  if (!receipt && !mayRecordReceipt) return null;
  return (
    <section aria-label="电子回单">
      <h2>电子回单</h2>
      {receipt ? (
        <p>
          <CopyText text={receipt.receiptNo} />{' '}
          <span className="quiet">
            {receipt.by} 登记于 <Time at={receipt.at} />
          </span>
        </p>
      ) : (
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault();
            record.mutate(receiptNo.trim());
          }}
        >
          <Input
            aria-label="回单号"
            placeholder="微信支付电子回单号"
            maxLength={64}
            value={receiptNo}
            onChange={(event) => setReceiptNo(event.target.value)}
          />
          <Button htmlType="submit" disabled={receiptNo.trim() === ''} loading={record.isPending}>
            登记
          </Button>
        </form>
      )}
      {record.error && <ErrorBlock error={record.error} />}
    </section>
  );
}
