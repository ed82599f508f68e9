import { caseState, ROLES, type Role, STATES, type Workflow } from '@suishoupai/api/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { z } from 'zod';
import { api } from '../api.ts';
import { ErrorBlock } from '../ui/error-block.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useIsNarrow } from '../ui/use-is-narrow.ts';
import { useUrlState } from '../ui/use-url-state.ts';
import { Diagram } from './diagram.tsx';
import { StepTable } from './step-table.tsx';
import styles from './workflow-page.module.css';

const roleNames = Object.keys(ROLES) as [Role, ...Role[]];
const address = z.object({
  role: z.enum(roleNames).optional().catch(undefined),
  state: caseState.optional().catch(undefined),
});

/** The closed loop as the server runs it: what can happen to a case, who may do it and what it takes. */
export default function WorkflowPage() {
  const [filters, setAddress] = useUrlState(address);
  const { role, state } = filters;
  const table = useQuery({
    queryKey: ['workflow'],
    queryFn: () => api.getWorkflow(),
    staleTime: 600_000,
  });
  return (
    <ListPage
      filters={
        <>
          <Select
            allowClear
            aria-label="岗位"
            placeholder="全部岗位"
            style={{ width: 150 }}
            listHeight={480}
            value={role}
            onChange={(chosen) => setAddress({ role: chosen })}
            options={rolesOf(table.data).map((one) => ({ value: one, label: ROLES[one] }))}
          />
          {state && (
            <Button onClick={() => setAddress({ state: undefined })}>
              只看「{STATES[state].name}」 ✕
            </Button>
          )}
          <span className="quiet">点一个状态看它的来路和去路；虚线是退回或终止</span>
        </>
      }
    >
      {table.error && <ErrorBlock error={table.error} retry={() => void table.refetch()} />}
      {table.isPending && <Skeleton active paragraph={{ rows: 10 }} style={{ padding: 16 }} />}
      {table.data && (
        <Drawn
          table={table.data}
          filters={filters}
          onSelect={(chosen) => setAddress({ state: chosen })}
        />
      )}
    </ListPage>
  );
}

function Drawn(props: {
  table: Workflow;
  filters: z.output<typeof address>;
  onSelect: (state: z.output<typeof caseState> | undefined) => void;
}) {
  const { table, filters, onSelect } = props;
  const { role, state } = filters;
  const isNarrow = useIsNarrow();
  const steps = table.steps.filter(
    (step) =>
      (role === undefined || step.roles.includes(role)) &&
      (state === undefined || step.from.includes(state) || step.to === state),
  );
  return (
    <>
      <div className={styles.drawing}>
        <Diagram
          table={table}
          direction={isNarrow ? 'tall' : 'wide'}
          role={role}
          selected={state}
          onSelect={onSelect}
        />
      </div>
      <StepTable steps={steps} />
    </>
  );
}

/** Only roles that the table knows. */
const rolesOf = (table: Workflow | undefined): Role[] => {
  const known = new Set(table?.steps.flatMap((step) => step.roles));
  return roleNames.filter((one) => known.has(one));
};
