import type {
  EvaluationPeriod,
  EvaluationRow,
  Scheme,
  SubjectKind,
} from '@suishoupai/api/contract';
import { App, Button, Tag } from 'antd';
import { z } from 'zod';
import { ErrorBlock } from '../ui/error-block.tsx';
import { cityDay } from '../ui/format-time.ts';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AdjustmentsDrawer } from './adjustments-drawer.tsx';
import { dayAfter } from './days.ts';
import styles from './evaluation.module.css';
import { bulletinLink, type Range, useEvaluationRights, useFreeze } from './queries.ts';

type Shown = {
  items: EvaluationRow[];
  period: EvaluationPeriod | null;
  scheme: Scheme;
  computedAt: string;
};

const address = z.object({ corrections: z.literal('open').optional().catch(undefined) });

/** Whether the numbers still move, by which rules they were made, and what can be done with them. */
export function EvaluationStatus(props: { shown: Shown; range: Range; by: SubjectKind }) {
  const { shown, range, by } = props;
  const { period, scheme } = shown;
  // In the address, so that a message to the second person opens them.
  const [{ corrections }, setAddress] = useUrlState(address);
  const { seesAll } = useEvaluationRights();
  return (
    <div className={styles.status}>
      {period ? <Tag color="success">已冻结</Tag> : <Tag color="warning">未冻结</Tag>}
      <span>
        {scheme.name} v{scheme.version}
      </span>
      <span className="quiet">
        {period ? `${period.frozenBy} 冻结于 ` : '现算于 '}
        <Time at={period?.frozenAt ?? shown.computedAt} />
      </span>
      <span className="quiet">{scheme.definition.source}</span>
      {!period && <FreezeButton range={range} scheme={scheme} />}
      {period && seesAll && (
        <Button onClick={() => setAddress({ corrections: 'open' })}>更正</Button>
      )}
      {seesAll && <Button href={bulletinLink({ ...range, by })}>下载通报</Button>}
      {period && (
        <AdjustmentsDrawer
          periodId={period.id}
          isOpen={corrections === 'open'}
          by={by}
          rows={shown.items}
          scheme={scheme}
          onClose={() => setAddress({ corrections: undefined })}
        />
      )}
    </div>
  );
}

function FreezeButton({ range, scheme }: { range: Range; scheme: Scheme }) {
  const { modal, message } = App.useApp();
  const { mayFreeze } = useEvaluationRights();
  const freeze = useFreeze();
  if (!mayFreeze || range.toDay > cityDay(new Date())) return null;
  const ask = () =>
    modal.confirm({
      title: '冻结这段时间的评价？',
      content: `${range.fromDay} 至 ${dayAfter(range.toDay, -1)}，按${scheme.name} v${scheme.version}。冻结后案件再变，结果不变；只能由两人用更正改动。`,
      okText: '冻结',
      onOk: async () => {
        await freeze.mutateAsync({ ...range, schemeVersion: scheme.version });
        void message.success('已冻结');
      },
    });
  return (
    <>
      <Button type="primary" loading={freeze.isPending} onClick={ask}>
        冻结
      </Button>
      {freeze.error && <ErrorBlock error={freeze.error} />}
    </>
  );
}
