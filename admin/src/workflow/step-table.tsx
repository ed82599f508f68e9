import { ROLES, STATES, type WorkflowStep } from '@suishoupai/api/contract';
import { type TableProps, Tag } from 'antd';
import { PlainTable } from '../ui/list/plain-table.tsx';
import { useIsNarrow } from '../ui/use-is-narrow.ts';
import styles from './step-table.module.css';

type Row = WorkflowStep & { key: string };

const sayFrom = (step: WorkflowStep): string =>
  step.from.map((state) => STATES[state].name).join('、');
const sayTo = (step: WorkflowStep): string => (step.to ? STATES[step.to].name : '不变');
const sayRoles = (step: WorkflowStep): string => step.roles.map((role) => ROLES[role]).join('、');
const sayGuards = (step: WorkflowStep): string =>
  [step.scope && `限${step.scope}`, ...step.guards].filter(Boolean).join('；');

function Name({ step }: { step: WorkflowStep }) {
  return (
    <>
      <strong>{step.name}</strong> {step.isAdverse && <Tag color="warning">退回或终止</Tag>}
      {step.isOptional && <Tag>可选</Tag>}
    </>
  );
}

function Needs({ step }: { step: WorkflowStep }) {
  return (
    <>
      {step.needs.join('、') || '—'}
      {step.reasons.length > 0 && <div className="quiet">原因：{step.reasons.join('、')}</div>}
    </>
  );
}

const COLUMNS: TableProps<Row>['columns'] = [
  { title: '步骤', width: 180, render: (_, step) => <Name step={step} /> },
  { title: '从', width: 190, render: (_, step) => sayFrom(step) },
  { title: '到', width: 100, render: (_, step) => sayTo(step) },
  { title: '谁可以做', width: 130, render: (_, step) => sayRoles(step) },
  { title: '须填写', width: 250, render: (_, step) => <Needs step={step} /> },
  { title: '条件', render: (_, step) => sayGuards(step) || '—' },
];

/** The rows of the closed loop's table; on a phone one below the other. */
export function StepTable({ steps }: { steps: WorkflowStep[] }) {
  const isNarrow = useIsNarrow();
  const rows = steps.map((step, index) => ({ ...step, key: `${index}` }));
  if (!isNarrow)
    return (
      <div className={styles.table}>
        <PlainTable<Row>
          label="流程步骤"
          columns={COLUMNS}
          dataSource={rows}
          emptyText="该岗位在这个状态没有可做的步骤"
        />
      </div>
    );
  return (
    <ol className={styles.list} aria-label="流程步骤">
      {rows.length === 0 && <li className="quiet">该岗位在这个状态没有可做的步骤</li>}
      {rows.map((step) => (
        <li key={step.key}>
          <Name step={step} />
          <p>
            {sayFrom(step)} → {sayTo(step)}
          </p>
          <p className="quiet">谁可以做：{sayRoles(step)}</p>
          {step.needs.length > 0 && <p className="quiet">须填写：{step.needs.join('、')}</p>}
          {sayGuards(step) && <p className="quiet">条件：{sayGuards(step)}</p>}
        </li>
      ))}
    </ol>
  );
}
