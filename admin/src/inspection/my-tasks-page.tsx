import { Empty, Skeleton } from 'antd';
import { z } from 'zod';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { PageButtons } from '../ui/list/page-buttons.tsx';
import { useNow } from '../ui/use-now.ts';
import { useUrlState } from '../ui/use-url-state.ts';
import { DutyBar } from './duty-bar.tsx';
import styles from './inspection.module.css';
import { useMyTasks } from './queries.ts';
import { TaskCard } from './task-card.tsx';

const address = z.object({
  which: z.enum(['mine', 'free']).default('mine').catch('mine'),
  cursor: z.string().optional().catch(undefined),
});

const NOTHING = {
  mine: '没有派给您的任务',
  free: '没有待领取的任务',
};

/** What an inspector has to look at, the nearest first; made for a phone in one hand. */
export default function MyTasksPage() {
  const [filters, setAddress] = useUrlState(address);
  const tasks = useMyTasks(filters);
  return (
    <ListPage
      filters={
        <FilterTabs
          label="任务"
          value={filters.which}
          onChange={(which) => setAddress({ which, cursor: undefined })}
          choices={[
            { key: 'mine', name: '派给我的' },
            { key: 'free', name: '待领取' },
          ]}
        />
      }
    >
      {tasks.data && <DutyBar duty={tasks.data.duty} />}
      <Tasks tasks={tasks} nothing={NOTHING[filters.which]} />
    </ListPage>
  );
}

function Tasks({ tasks, nothing }: { tasks: ReturnType<typeof useMyTasks>; nothing: string }) {
  const now = useNow();
  if (tasks.error) return <ErrorBlock error={tasks.error} retry={() => void tasks.refetch()} />;
  if (!tasks.data) return <Skeleton active style={{ padding: 16 }} />;
  const { items, nextCursor } = tasks.data;
  if (items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} />;
  return (
    <>
      <ol aria-label="任务列表">
        {items.map((task) => (
          <li key={task.id} className={styles.row}>
            <TaskCard task={task} now={now} />
          </li>
        ))}
      </ol>
      <PageButtons count={items.length} nextCursor={nextCursor} />
    </>
  );
}
