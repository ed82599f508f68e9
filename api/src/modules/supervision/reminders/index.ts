export { remindDeadlines } from './remind-deadlines.ts';
