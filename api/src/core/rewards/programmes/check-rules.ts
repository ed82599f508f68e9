import { findDraftFaults, findTransferFaults } from '../../../../contract/programme-faults.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import type { Programme } from './rules.ts';

/** Refuses parts that contradict one another, and says which. */
export function checkRules(programme: Programme): void {
  const faults = findDraftFaults(programme);
  if (faults.length > 0) throw new Refusal('programme_unsuitable', faults);
}

/** Only what this system itself carries out may be promised to people. */
export function checkChannel({ rules }: Programme, maxTransferFen: number): void {
  const { channel, batch } = rules.payout;
  if (channel !== 'wechat_transfer' || batch !== 'immediate') throw refuse('channel_not_connected');
  checkAmounts(rules, maxTransferFen);
}

/** What one transfer cannot carry could be booked and never be paid. */
export function checkAmounts(rules: Programme['rules'], maxTransferFen: number): void {
  const over = findTransferFaults(rules, maxTransferFen);
  if (over.length > 0)
    throw new Refusal(
      'amount_over_transfer',
      over.map(({ path, name, message }) => ({ path, message: `${name}：${message}` })),
    );
}
