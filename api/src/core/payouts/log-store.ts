import { build, isDuplicateKey, type Session } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';

// Append-only rows beside a payout: what was sent, what was said, who agreed.

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
    /** How far WeChat's clock is certainly away from ours; only a verified answer tells. */
    clockOffMs?: number | undefined;
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
      clock_off_ms: exchange.clockOffMs ?? null,
      at: exchange.at,
    }),
  );
}

/** Whether an answer to a query has been heard since then. */
export async function hasAskedSince(
  session: Session,
  payoutId: string,
  since: Date,
): Promise<boolean> {
  const row = await session.first(
    build('payout_exchanges')
      .select('id')
      .where({ payout_id: payoutId, kind: 'query' })
      .where('at', '>=', since),
  );
  return row !== undefined;
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
