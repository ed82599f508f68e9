export { followStep } from './follow-step.ts';
export { standAt } from './on-site.ts';
export { reportPosition } from './positions.ts';
export { taskRoutes } from './routes.ts';
export { openTaskOf } from './store.ts';
export { wakeTasks } from './wake-tasks.ts';
