import type { Adjustment, EvaluationRow, Scheme, SubjectKind } from '@suishoupai/api/contract';
import { Button, Drawer, Skeleton, Tag } from 'antd';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import { AdjustmentForm } from './adjustment-form.tsx';
import styles from './evaluation.module.css';
import { useAdjustments, useDecide, useEvaluationRights } from './queries.ts';

const STATES = {
  proposed: { name: '待确认', color: 'warning' },
  confirmed: { name: '已确认', color: 'success' },
  refused: { name: '已否决', color: 'default' },
} as const;

/** Corrections of a frozen result: proposed by one person, decided by another, never erased. */
export function AdjustmentsDrawer(props: {
  periodId: string;
  isOpen: boolean;
  by: SubjectKind;
  rows: readonly EvaluationRow[];
  scheme: Scheme;
  onClose: () => void;
}) {
  const { periodId, isOpen, by, rows, scheme, onClose } = props;
  const { mayPropose } = useEvaluationRights();
  return (
    <Drawer open={isOpen} onClose={onClose} title="更正" size={520} destroyOnHidden>
      {mayPropose && <AdjustmentForm periodId={periodId} by={by} rows={rows} scheme={scheme} />}
      <Adjustments periodId={periodId} />
    </Drawer>
  );
}

function Adjustments({ periodId }: { periodId: string }) {
  const adjustments = useAdjustments(periodId);
  if (adjustments.error) return <ErrorBlock error={adjustments.error} />;
  if (!adjustments.data) return <Skeleton active />;
  if (adjustments.data.items.length === 0) return <p className="quiet">没有更正</p>;
  return (
    <ul className={styles.corrections} aria-label="更正记录">
      {adjustments.data.items.map((one) => (
        <AdjustmentItem key={one.id} adjustment={one} />
      ))}
    </ul>
  );
}

function AdjustmentItem({ adjustment }: { adjustment: Adjustment }) {
  const { id, state, mark, value, subjectName, reason, proposedBy, proposedAt, decidedBy } =
    adjustment;
  const decide = useDecide();
  const sign = value > 0 ? '+' : '';
  return (
    <li>
      <Tag color={STATES[state].color}>{STATES[state].name}</Tag> <strong>{subjectName}</strong>{' '}
      <span className="number">{mark ? `${mark} ${value} 分` : `${sign}${value} 分`}</span>
      <p>{reason}</p>
      <p className="quiet">
        {proposedBy} 提出 <Time at={proposedAt} />
        {decidedBy && ` · ${decidedBy} ${state === 'confirmed' ? '确认' : '否决'}`}
      </p>
      {adjustment.mayDecide && (
        <div style={{ display: 'flex', gap: 8 }}>
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, isConfirmed: true })}
          >
            确认
          </Button>
          <Button
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, isConfirmed: false })}
          >
            否决
          </Button>
        </div>
      )}
      {decide.error && <ErrorBlock error={decide.error} />}
    </li>
  );
}
