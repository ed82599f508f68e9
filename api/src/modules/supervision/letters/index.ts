export { flipLateLetters } from './flip-late-letters.ts';
export { letterForStep, openLetter, SYSTEM } from './open-letter.ts';
export { letterRoutes } from './routes.ts';
export { unansweredOfUnit } from './store.ts';
