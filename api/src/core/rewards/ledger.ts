import { build, isDuplicateKey, type Session } from '../../lib/db.ts';
import { refuse } from '../../lib/refusal.ts';

/** One movement of money. `id` is `kind:ref` and the idempotency key. */
export type Movement = {
  id: string;
  debit: string;
  credit: string;
  amountFen: number;
  reason: string;
  actor: string;
  /** The reward it concerns; absent when a pool is funded. */
  rewardId?: string | undefined;
};

export const FUNDING = 'funding';
export const PAID = 'paid';
/** Money whose owner is not known yet; only people move it, two at a time. */
export const SUSPENSE = 'suspense';
export const personAccount = (personId: string) => `person:${personId}`;
export const inFlightAccount = (personId: string) => `in_flight:${personId}`;
export const poolAccount = (programmeId: string, month: string) => `pool:${programmeId}:${month}`;

type AccountRow = { id: string; debits_fen: number; credits_fen: number; may_go_negative: number };
type TransferRow = { debit: string; credit: string; amount_fen: number; reward_id: string | null };

/**
 * Moves money in the caller's transaction. The same id with the same content has already moved; with other
 * content it is refused, and so is an overdraft. Returns whether it moved now.
 */
export async function transfer(session: Session, move: Movement, now: Date): Promise<boolean> {
  if (!Number.isSafeInteger(move.amountFen) || move.amountFen <= 0)
    throw new Error(`not an amount in fen: ${move.amountFen}`);
  // In id order, so that two transfers between the same accounts never wait for each other in a circle.
  const accounts = new Map<string, AccountRow>();
  for (const id of [move.debit, move.credit].sort()) accounts.set(id, await lock(session, id));
  const past = await session.first<TransferRow>(
    build('ledger_transfers')
      .select('debit', 'credit', 'amount_fen', 'reward_id')
      .where('id', move.id),
  );
  if (past) {
    if (!isSame(past, move)) throw refuse('transfer_conflict');
    return false;
  }
  const from = accounts.get(move.debit)!;
  if (!from.may_go_negative && from.credits_fen - from.debits_fen < move.amountFen)
    throw refuse('insufficient_funds');
  await record(session, move, now);
  return true;
}

export async function findPool(session: Session, id: string): Promise<boolean> {
  return (await session.first(build('ledger_accounts').select('id').where('id', id))) !== undefined;
}

/** Credits minus debits, locked until the transaction ends. */
export async function lockBalanceFen(session: Session, accountId: string): Promise<number> {
  const account = await lock(session, accountId);
  return account.credits_fen - account.debits_fen;
}

const isSame = (past: TransferRow, move: Movement) =>
  past.debit === move.debit &&
  past.credit === move.credit &&
  past.amount_fen === move.amountFen &&
  past.reward_id === (move.rewardId ?? null);

async function lock(session: Session, id: string): Promise<AccountRow> {
  const read = () =>
    session.first<AccountRow>(build('ledger_accounts').where('id', id).forUpdate());
  const found = await read();
  if (found) return found;
  try {
    await session.write(
      build('ledger_accounts').insert({ id, may_go_negative: id === FUNDING ? 1 : 0 }),
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return (await read())!;
}

// Relative updates: a value that was read is never written back.
async function record(session: Session, move: Movement, now: Date): Promise<void> {
  await session.write(
    build('ledger_transfers').insert({
      id: move.id,
      debit: move.debit,
      credit: move.credit,
      amount_fen: move.amountFen,
      reward_id: move.rewardId ?? null,
      reason: move.reason,
      actor: move.actor,
      made_at: now,
    }),
  );
  await session.write(
    build('ledger_accounts').where('id', move.debit).increment('debits_fen', move.amountFen),
  );
  await session.write(
    build('ledger_accounts').where('id', move.credit).increment('credits_fen', move.amountFen),
  );
}
