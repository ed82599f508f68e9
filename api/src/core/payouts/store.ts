import type { PayoutState } from '../../../contract/payouts.ts';
import { build, isDuplicateKey, type Session } from '../../lib/db.ts';
import { sha256 } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import type { Seal } from '../../lib/seal.ts';
import type { Payout } from './protocol/types.ts';

export type PayoutRow = {
  id: string;
  reward_id: string;
  person_id: string;
  attempt: number;
  out_bill_no: string | null;
  amount_fen: number;
  needs_two: number;
  openid_sealed: Buffer;
  facts_sha256: string;
  request_sealed: Buffer | null;
  request_sha256: string | null;
  state: PayoutState;
  why: string | null;
  resend: number;
  cancel_wanted: number;
  write_off: number;
  missing: number;
  tries: number;
  lease_until: Date | null;
  next_query_at: Date | null;
  last_sent_at: Date | null;
  bill_made_at: Date | null;
  package_info: string | null;
  version: number;
  claimed_at: Date;
  ended_at: Date | null;
  receipt_no: string | null;
  /** The number that counts now; no two payouts hold the same. */
  receipt_now: string | null;
  receipt_by: string | null;
  receipt_at: Date | null;
};

const toMs = (at: Date | null) => at?.getTime() ?? 0;
const toDate = (ms: number) => (ms === 0 ? null : new Date(ms));

export const toPayout = (row: PayoutRow, seal: Seal): Payout => ({
  id: row.id,
  rewardId: row.reward_id,
  personId: row.person_id,
  attempt: row.attempt,
  outBillNo: row.out_bill_no,
  amountFen: row.amount_fen,
  openid: seal.open(row.openid_sealed),
  needsTwo: row.needs_two === 1,
  state: row.state,
  why: row.why,
  resend: row.resend === 1,
  cancelWanted: row.cancel_wanted === 1,
  writeOff: row.write_off === 1,
  missing: row.missing,
  tries: row.tries,
  leaseUntil: toMs(row.lease_until),
  nextQueryAt: toMs(row.next_query_at),
  lastSentAt: toMs(row.last_sent_at),
  billMadeAt: toMs(row.bill_made_at),
  packageInfo: row.package_info,
  version: row.version,
});

/** The columns that change; who is paid how much, and for what, never does. */
const toColumns = (payout: Payout) => ({
  attempt: payout.attempt,
  needs_two: payout.needsTwo,
  out_bill_no: payout.outBillNo,
  state: payout.state,
  why: payout.why?.slice(0, 64) ?? null,
  resend: payout.resend,
  cancel_wanted: payout.cancelWanted,
  write_off: payout.writeOff,
  missing: payout.missing,
  tries: payout.tries,
  lease_until: toDate(payout.leaseUntil),
  next_query_at: toDate(payout.nextQueryAt),
  last_sent_at: toDate(payout.lastSentAt),
  bill_made_at: toDate(payout.billMadeAt),
  package_info: payout.packageInfo,
});

/** What people approve: another amount or payee is another hash. */
const factsHash = ({ id, rewardId, amountFen, openid }: Payout) =>
  sha256([id, rewardId, amountFen, openid].join('|'));

export async function insertPayout(
  session: Session,
  seal: Seal,
  payout: Payout,
  claimedAt: Date,
): Promise<void> {
  try {
    await session.write(
      build('payouts').insert({
        id: payout.id,
        reward_id: payout.rewardId,
        person_id: payout.personId,
        amount_fen: payout.amountFen,
        openid_sealed: seal.close(payout.openid),
        facts_sha256: factsHash(payout),
        claimed_at: claimedAt,
        ...toColumns(payout),
      }),
    );
  } catch (error) {
    // The reward is locked, so only the claim's own id can be taken: by a claim of another reward.
    if (isDuplicateKey(error)) throw refuse('id_taken');
    throw error;
  }
}

/** The lock alone holds on one node only; the version makes the write safe everywhere. */
export async function updatePayout(
  session: Session,
  before: Payout,
  after: Payout,
  endedAt: Date | null,
): Promise<void> {
  const matched = await session.write(
    build('payouts')
      .where({ id: before.id, version: before.version })
      .update({ ...toColumns(after), version: after.version, ended_at: endedAt }),
  );
  if (matched !== 1) throw Object.assign(new Error('payout changed meanwhile'), { errno: 1020 });
}

export async function rewardIdOf(session: Session, payoutId: string): Promise<string | undefined> {
  const row = await session.first<{ reward_id: string }>(
    build('payouts').select('reward_id').where('id', payoutId),
  );
  return row?.reward_id;
}

export const lockPayoutRow = (session: Session, payoutId: string): Promise<PayoutRow | undefined> =>
  session.first<PayoutRow>(build('payouts').where('id', payoutId).forUpdate());

export const lockPayoutsOfReward = (session: Session, rewardId: string): Promise<PayoutRow[]> =>
  session.rows<PayoutRow>(build('payouts').where('reward_id', rewardId).orderBy('id').forUpdate());

export const findPayoutRow = (session: Session, payoutId: string): Promise<PayoutRow | undefined> =>
  session.first<PayoutRow>(build('payouts').where('id', payoutId));

/** Fixes the exact text at the first send; every later send is these bytes. */
export async function fixRequest(
  session: Session,
  seal: Seal,
  payoutId: string,
  text: string,
): Promise<string> {
  const hash = sha256(text);
  await session.write(
    build('payouts')
      .where('id', payoutId)
      .whereNull('request_sha256')
      .update({ request_sealed: seal.close(text), request_sha256: hash }),
  );
  return hash;
}
