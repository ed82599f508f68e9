import type { PayoutState } from '../../../contract/payouts.ts';
import { build, isDuplicateKey, type Session } from '../../lib/db.ts';
import { newId, sha256 } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import type { Seal } from '../../lib/seal.ts';
import type { Payout } from './protocol-types.ts';

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
  missing: number;
  tries: number;
  lease_until: Date | null;
  next_query_at: Date | null;
  last_sent_at: Date | null;
  bill_made_at: Date | null;
  package_info: string | null;
  version: number;
  claimed_at: Date;
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
  out_bill_no: payout.outBillNo,
  state: payout.state,
  why: payout.why?.slice(0, 64) ?? null,
  resend: payout.resend,
  cancel_wanted: payout.cancelWanted,
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
        attempt: payout.attempt,
        amount_fen: payout.amountFen,
        needs_two: payout.needsTwo,
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

export async function insertSend(
  session: Session,
  now: Date,
  outBillNo: string,
  requestHash: string,
): Promise<void> {
  await session.write(
    build('payout_sends').insert({
      id: newId(now),
      out_bill_no: outBillNo,
      request_sha256: requestHash,
      sent_at: now,
    }),
  );
}

export async function insertExchange(
  session: Session,
  exchange: {
    payoutId: string;
    kind: 'create' | 'query' | 'cancel' | 'callback';
    http: number;
    said: string;
    vendorRequestId?: string | undefined;
    at: Date;
  },
): Promise<void> {
  await session.write(
    build('payout_exchanges').insert({
      id: newId(exchange.at),
      payout_id: exchange.payoutId,
      kind: exchange.kind,
      http: exchange.http,
      said: exchange.said.slice(0, 200),
      vendor_request_id: exchange.vendorRequestId?.slice(0, 100) ?? null,
      at: exchange.at,
    }),
  );
}

/** False when this person had approved before. */
export async function insertApproval(
  session: Session,
  approval: { payoutId: string; staffId: string; staffName: string; factsHash: string; at: Date },
): Promise<boolean> {
  try {
    await session.write(
      build('payout_approvals').insert({
        payout_id: approval.payoutId,
        staff_id: approval.staffId,
        staff_name: approval.staffName,
        facts_sha256: approval.factsHash,
        approved_at: approval.at,
      }),
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Distinct people who approved exactly these facts. */
export async function countApprovals(
  session: Session,
  payoutId: string,
  factsSha256: string,
): Promise<number> {
  const row = await session.first<{ number: number }>(
    build('payout_approvals')
      .count({ number: '*' })
      .where({ payout_id: payoutId, facts_sha256: factsSha256 }),
  );
  return row?.number ?? 0;
}
