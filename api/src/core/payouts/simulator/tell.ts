import type { Effect } from '../protocol/types.ts';

/** One line of a history: the moment by our clock, and what happened. */
export type Tell = (at: number, line: string) => void;

export function tellEffect(
  tell: Tell,
  at: number,
  effect: Effect,
  outcome: { reply: unknown } | null,
): void {
  const end = outcome ? show(outcome.reply) : '† died';
  if (effect.kind === 'claim') tell(at, `claim ${effect.rewardId} as ${effect.claimId} → ${end}`);
  if (effect.kind === 'transact') tell(at, `transaction on ${effect.payoutId} → ${end}`);
  if (effect.kind === 'journal') tell(at, `journal line for ${effect.payout.outBillNo}`);
  if (effect.kind === 'call') tell(at, `${effect.call} ${effect.payout.outBillNo} → ${end}`);
}

function show(reply: unknown): string {
  if (reply === null || typeof reply !== 'object') return 'refused';
  const { http, code, state, outBillNo, why } = reply as Record<string, unknown>;
  return [http, code, outBillNo, state, why].filter((word) => word != null).join(' ');
}
