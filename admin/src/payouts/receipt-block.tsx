import type { PayoutStory } from '@suishoupai/api/contract';
import { Button, Input, Popconfirm } from 'antd';
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
  const typed = receiptNo.trim();
  const isStrange = !/^[A-Za-z0-9-]*$/.test(typed);
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
        <div className={styles.row}>
          <Input
            aria-label="回单号"
            placeholder="微信支付电子回单号"
            maxLength={64}
            status={isStrange ? 'error' : undefined}
            value={receiptNo}
            onChange={(event) => setReceiptNo(event.target.value)}
          />
          <Popconfirm
            title={`登记回单号 ${typed}？`}
            description="只登记一次，登记后不能更改，请与回单核对"
            onConfirm={() => record.mutate(typed)}
          >
            <Button disabled={typed === '' || isStrange} loading={record.isPending}>
              登记
            </Button>
          </Popconfirm>
        </div>
      )}
      {isStrange && <p className="bad">回单号只能由字母、数字和 - 组成</p>}
      {record.error && <ErrorBlock error={record.error} />}
    </section>
  );
}
