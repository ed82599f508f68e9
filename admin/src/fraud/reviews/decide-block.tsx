import type { RewardReview } from '@suishoupai/api/contract';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useMayMoveMoney } from '../../payouts/queries.ts';
import { ErrorBlock } from '../../ui/error-block.tsx';
import styles from '../fraud.module.css';
import { useDecideHold, useHolds } from '../queries.ts';

/** One person lets the reward go; two different ones are needed to refuse it. */
export function DecideBlock({ review }: { review: RewardReview }) {
  const mayMove = useMayMoveMoney();
  const open = useHolds(review.rewardId).data?.items.find((hold) => hold.state === 'open');
  const { message } = App.useApp();
  const decide = useDecideHold(review.rewardId);
  const [words, setWords] = useState('');
  if (!mayMove) return <Alert type="info" showIcon title="仅财务人员可以审核" />;
  const isAsked = open !== undefined && open.denyAskedBy !== null;
  if (!review.mayDecide && !isAsked)
    return (
      <Alert
        type="info"
        showIcon
        title={`已随机指定${review.reviewer?.name ?? '他人'}审核；三天未审核的，其他财务人员可以接手`}
      />
    );
  const send = (isReleased: boolean) =>
    decide.mutate(
      { isReleased, words: words.trim() },
      {
        onSuccess: ({ state }) => {
          setWords('');
          void message.success(SAID[state]);
        },
      },
    );
  const isEmpty = words.trim() === '';
  const isAccusing = ACCUSING.test(words);
  return (
    <section aria-label="审核结论" className={styles.decide}>
      {isAsked && (
        <p>
          {open.denyAskedBy}已提出不通过：{open.denyReason}。由另一人确认后冲回。
        </p>
      )}
      <div className={styles.phrases}>
        {PHRASES.map((phrase) => (
          <Button key={phrase} size="small" onClick={() => setWords(phrase)}>
            {phrase}
          </Button>
        ))}
      </div>
      <Input.TextArea
        aria-label="审核意见"
        placeholder="审核意见（必填；不通过时上报人会看到理由）"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        status={isAccusing ? 'error' : ''}
      />
      {isAccusing && <p>上报人会看到这段话：请只写核对到的事实，不作定性。</p>}
      <div className={styles.buttons}>
        <Button
          type="primary"
          disabled={isEmpty}
          loading={decide.isPending}
          onClick={() => send(true)}
        >
          审核通过，恢复可领取
        </Button>
        {open?.mayDeny !== false && (
          <Button
            danger
            disabled={isEmpty || isAccusing}
            loading={decide.isPending}
            onClick={() => send(false)}
          >
            {isAsked ? '确认不通过，冲回奖励' : '提出不通过'}
          </Button>
        )}
      </div>
      {decide.error && <ErrorBlock error={decide.error} />}
    </section>
  );
}

/** What is found most often, one press away; both decisions can be explained with facts alone. */
const PHRASES = [
  '已核对，不是同一张照片',
  '同一处问题，均为现场拍摄',
  '与此前案件为同一张照片',
  '已联系核实，情况属实',
];
const ACCUSING = /欺诈|造假|诈骗|骗取|作弊/;

const SAID = {
  released: '审核通过，上报人可以领取',
  asked: '已提出不通过，等待另一名财务人员确认',
  denied: '奖励已冲回',
};
