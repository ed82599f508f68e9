import { type InspectionTask, TASK_STATES } from '@suishoupai/api/contract';
import { Empty, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { PageButtons } from '../ui/list/page-buttons.tsx';
import styles from './inspection.module.css';
import type { useTasks } from './queries.ts';
import { TaskCard } from './task-card.tsx';
import { STATE_COLORS } from './task-words.ts';

/** The table of tasks for a phone. */
export function TaskCards(props: {
  tasks: ReturnType<typeof useTasks>;
  now: Date;
  emptyText: string;
  /** What can be done with one. */
  actionOf: (task: InspectionTask) => ReactNode;
}) {
  const { tasks, now, emptyText, actionOf } = props;
  if (tasks.error) return <ErrorBlock error={tasks.error} retry={() => void tasks.refetch()} />;
  if (!tasks.data) return <Skeleton active style={{ padding: 16 }} />;
  const { items, nextCursor } = tasks.data;
  if (items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText} />;
  return (
    <>
      <ol aria-label="核实核查任务">
        {items.map((task) => (
          <li key={task.id} className={styles.row}>
            <TaskCard task={task} now={now} />
            <div className={styles.foot}>
              <Tag color={STATE_COLORS[task.state]}>{TASK_STATES[task.state]}</Tag>
              <span>{task.assignee?.name}</span>
              {actionOf(task)}
            </div>
          </li>
        ))}
      </ol>
      <PageButtons count={items.length} nextCursor={nextCursor} />
    </>
  );
}
