// The pure part of paying: time, ids and answers come in, effects go out. Production and the simulator drive
// these same steps; a step may die after any effect, and what it leaves behind must be enough to go on.
//
// The unknown-result rule: a payout that was sent once is in doubt until a verified 200 of create or query
// names its state. Time-out, reset, any 4xx or 5xx, an unreadable or unverified answer, a callback and our own
// clock decide nothing. Same number, same text; query first; send again only after a 404. A new number needs
// FAIL or CANCELLED of the old one.

export { claim, decideClaim } from './claim.ts';
export {
  decideApproved,
  decideHint,
  decideRecheck,
  decideWithdraw,
  decideWriteOff,
} from './people.ts';
export { observe } from './read-answer.ts';
export { decideRestore, type SentLine } from './restore.ts';
export { due, isFinal, isTooLate, LEASE_MS } from './states.ts';
export { send, sweep } from './steps.ts';
