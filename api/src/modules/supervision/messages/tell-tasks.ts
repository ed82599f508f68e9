import { TASK_KINDS } from '../../../../contract/inspection.ts';
import { staffInRoles } from '../../../core/accounts/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import { shanghaiTime } from '../../../lib/clock.ts';
import type { Moment } from '../../../lib/events.ts';
import { tellStaff } from './store.ts';

/** The inspector who has got a task. */
export function tellAssignee(
  { session, now }: Moment,
  task: DomainEvents['task.given'],
): Promise<void> {
  return tellStaff(session, now, [task.staffId], {
    kind: 'task',
    title: `${TASK_KINDS[task.kind]}任务 · ${task.caseNo}`,
    text: `${task.address}，请在 ${shanghaiTime(task.dueAt)} 前到现场办理。${task.why}。`,
    about: { what: 'case', id: task.caseId },
  });
}

/** Those who can name an inspector for a task that two have let lapse. */
export async function tellGivers(
  { session, now }: Moment,
  task: DomainEvents['task.escalated'],
): Promise<void> {
  const roles = ['duty_chief', 'supervisor'] as const;
  await tellStaff(session, now, await staffInRoles(session, roles, { areaId: task.areaId }), {
    kind: 'task_escalated',
    title: `${TASK_KINDS[task.kind]}任务待指派 · ${task.caseNo}`,
    text: task.why,
    about: { what: 'case', id: task.caseId },
  });
}
