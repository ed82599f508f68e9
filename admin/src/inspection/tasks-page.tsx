import { type InspectionTask, TASK_KINDS, TASK_STATES } from '@suishoupai/api/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { DataTable } from '../ui/list/data-table.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useIsNarrow } from '../ui/use-is-narrow.ts';
import { useNow } from '../ui/use-now.ts';
import { useUrlState } from '../ui/use-url-state.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { useMayAssign, useTasks } from './queries.ts';
import { TaskCards } from './task-cards.tsx';
import { taskColumns } from './task-table.tsx';

const states = z.enum(['open', 'escalated', 'waiting', 'given', 'done', 'all']);
const address = z.object({
  state: states.default('open').catch('open'),
  kind: z.enum(['verify', 'check']).optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
});

const nameOf = (state: z.output<typeof states>): string => {
  if (state === 'open') return '未完成';
  return state === 'all' ? '全部' : TASK_STATES[state];
};

const NOTHING = '没有符合条件的任务';

/** Who is looking at what, who let it lapse, and whose turn a person has to decide. */
export default function TasksPage() {
  const [filters, setAddress] = useUrlState(address);
  const [assigning, setAssigning] = useState<InspectionTask>();
  const navigate = useNavigate();
  const tasks = useTasks(filters);
  const now = useNow();
  const mayAssign = useMayAssign();
  const isNarrow = useIsNarrow();
  const open = (caseId: string) => navigate(`/cases/${caseId}`);
  const actionOf = (task: InspectionTask) =>
    mayAssign &&
    task.endedAt === null && (
      <Button
        type={task.state === 'escalated' ? 'primary' : 'default'}
        onClick={(event) => {
          event.stopPropagation();
          setAssigning(task);
        }}
      >
        {task.assignee ? '改派' : '指派'}
      </Button>
    );
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="任务状态"
            value={filters.state}
            onChange={(state) => setAddress({ state, cursor: undefined })}
            choices={states.options.map((key) => ({ key, name: nameOf(key) }))}
          />
          <Select
            aria-label="任务类别"
            allowClear
            placeholder="核实与核查"
            style={{ width: 140 }}
            value={filters.kind}
            onChange={(kind) => setAddress({ kind, cursor: undefined })}
            options={Object.entries(TASK_KINDS).map(([value, label]) => ({ value, label }))}
          />
        </>
      }
    >
      {isNarrow ? (
        <TaskCards tasks={tasks} now={now} emptyText={NOTHING} actionOf={actionOf} />
      ) : (
        <DataTable
          label="核实核查任务"
          query={tasks}
          rowKey={(row) => row.id}
          columns={taskColumns({ now, onOpen: open, actionOf })}
          onOpen={(row) => open(row.caseId)}
          emptyText={NOTHING}
        />
      )}
      {assigning && <AssignDialog task={assigning} onClose={() => setAssigning(undefined)} />}
    </ListPage>
  );
}
