export { flipOverdueStages } from './flip-overdue-stages.ts';
export { showRunning, showVisit, stageEventsOf } from './show-stages.ts';
export { moveVisits, type Visit } from './stage-clock.ts';
export { keepStages, runningVisits, stageLimit, visitsOf, withStageOverdue } from './store.ts';
