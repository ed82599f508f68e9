import { z } from 'zod';
import { caseAction, caseState } from './case-words.ts';
import { CASE_STAFF, role } from './roles.ts';
import { route } from './route.ts';
import { timedStage } from './stages.ts';

/** One row of the closed loop's table, in the words people read. */
export const workflowStep = z.object({
  action: caseAction,
  name: z.string(),
  from: z.array(caseState),
  /** Null: a fact about the case, not a move. */
  to: caseState.nullable(),
  roles: z.array(role),
  /** Whose cases; null: all of the area. */
  scope: z.string().nullable(),
  /** What the form asks for. */
  needs: z.array(z.string()),
  /** What must hold besides. */
  guards: z.array(z.string()),
  /** Choices where a reason is asked for. */
  reasons: z.array(z.string()),
  isAdverse: z.boolean(),
  /** May be taken, but no case waits for it. */
  isOptional: z.boolean(),
});
export type WorkflowStep = z.output<typeof workflowStep>;

export const workflowState = z.object({
  state: caseState,
  name: z.string(),
  /** What the reporter reads. */
  citizenName: z.string(),
  /** 1–7; 0: has left the loop. */
  stage: z.int().min(0).max(7),
  isEnd: z.boolean(),
  timer: z.object({ stage: timedStage, minutes: z.number() }).nullable(),
});
export type WorkflowState = z.output<typeof workflowState>;

export const workflow = z.object({
  states: z.array(workflowState),
  steps: z.array(workflowStep),
});
export type Workflow = z.output<typeof workflow>;

export const workflowRoutes = {
  getWorkflow: route({
    method: 'GET',
    path: '/api/workflow',
    tag: '案件办理',
    summary: '闭环流程表：状态、步骤、岗位、所需内容与条件；流程图由此画出',
    audience: [...CASE_STAFF, 'admin'],
    rate: 'read',
    answer: workflow,
  }),
} as const;
