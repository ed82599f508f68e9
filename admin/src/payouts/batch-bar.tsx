import type { PayoutRow } from '@suishoupai/api/contract';
import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { formatFen } from '../ui/format-money.ts';
import styles from './payouts.module.css';
import { useApproveBatch } from './queries.ts';

/** Consents to what is ticked; the total is part of the consent, and what was refused is said row by row. */
export function BatchBar({ chosen, onDone }: { chosen: PayoutRow[]; onDone: () => void }) {
  const { message } = App.useApp();
  const approve = useApproveBatch();
  const [refused, setRefused] = useState<string[]>([]);
  const totalFen = chosen.reduce((sum, row) => sum + row.amountFen, 0);
  const caseOf = (id: string) => chosen.find((row) => row.id === id)?.caseNo ?? id;
  const submit = () =>
    approve.mutate(
      { ids: chosen.map((row) => row.id), totalFen },
      {
        onSuccess: ({ rows, approvedCount, approvedFen }) => {
          if (approvedCount > 0)
            void message.success(`您已审批 ${approvedCount} 笔，¥ ${formatFen(approvedFen)}`);
          setRefused(
            rows.flatMap((row) => (row.refusal ? [`${caseOf(row.id)}：${row.refusal}`] : [])),
          );
          onDone();
        },
      },
    );
  return (
    <div className={styles.batch}>
      <span>
        已选 {chosen.length} 笔，合计 <strong className="number">¥ {formatFen(totalFen)}</strong>
      </span>
      <Popconfirm
        title={`审批 ${chosen.length} 笔付款，合计 ¥ ${formatFen(totalFen)}？`}
        description="每笔须两人审批；审批后不能撤回。"
        okText="审批通过"
        cancelText="再看看"
        onConfirm={submit}
      >
        <Button type="primary" disabled={chosen.length === 0} loading={approve.isPending}>
          成批审批
        </Button>
      </Popconfirm>
      {refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          closable
          onClose={() => setRefused([])}
          title={`${refused.length} 笔没有通过`}
          description={refused.map((line) => <p key={line}>{line}</p>)}
        />
      )}
      {approve.error && <ErrorBlock error={approve.error} />}
    </div>
  );
}
