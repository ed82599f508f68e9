import { type PayoutStory, RECEIPT_DEEDS, type Receipt } from '@suishoupai/api/contract';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { CopyText } from '../../ui/copy-text.tsx';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { Time } from '../../ui/time.tsx';
import styles from '../payouts.module.css';
import { AnswerCorrection } from './answer-correction.tsx';
import { AskCorrection } from './ask-correction.tsx';
import { isStrange, NumberField } from './number-field.tsx';
import { useRecordReceipt } from './queries.ts';

/** The electronic receipt behind a payout that arrived: its number, and all that became of it, for an auditor. */
export function ReceiptBlock({ story }: { story: PayoutStory }) {
  const { receipt, mayRecordReceipt, payout } = story;
  if (!receipt && !mayRecordReceipt) return null;
  return (
    <section aria-label="电子回单">
      <h2>电子回单</h2>
      {receipt ? (
        <>
          <p>
            <strong>
              <CopyText text={receipt.receiptNo} />
            </strong>
            {receipt.waiting && <span className="warn"> 更正待确认，暂以此号为准</span>}
          </p>
          <Steps steps={receipt.steps} />
          {receipt.waiting && <AnswerCorrection payoutId={payout.id} waiting={receipt.waiting} />}
          {receipt.mayCorrect && <AskCorrection payoutId={payout.id} from={receipt.receiptNo} />}
        </>
      ) : (
        <RecordForm payoutId={payout.id} />
      )}
    </section>
  );
}

function Steps({ steps }: Pick<Receipt, 'steps'>) {
  return (
    <ul aria-label="回单号的经过" className={styles.steps}>
      {steps.map((step) => (
        <li key={step.seq}>
          {step.staffName} {RECEIPT_DEEDS[step.deed]}
          {step.deed === 'recorded' && <span className="number"> {step.receiptNo}</span>}
          {step.deed === 'asked' && (
            <>
              ：<span className="number">{step.replacesNo}</span> →{' '}
              <span className="number">{step.receiptNo}</span>，{step.reason}
            </>
          )}{' '}
          <span className="quiet">
            <Time at={step.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function RecordForm({ payoutId }: { payoutId: string }) {
  const record = useRecordReceipt(payoutId);
  const [receiptNo, setReceiptNo] = useState('');
  const typed = receiptNo.trim();
  return (
    <>
      <div className={styles.row}>
        <NumberField
          label="回单号"
          placeholder="微信支付电子回单号"
          value={receiptNo}
          onChange={setReceiptNo}
        />
        <Popconfirm
          title={`登记回单号 ${typed}？`}
          description="请与回单核对；登记后如有错误，须两人更正"
          onConfirm={() => record.mutate(typed)}
        >
          <Button disabled={typed === '' || isStrange(typed)} loading={record.isPending}>
            登记
          </Button>
        </Popconfirm>
      </div>
      {record.error && <ErrorBlock error={record.error} />}
    </>
  );
}
