import type { Context } from '../../../context.ts';
import { systemClock } from '../../../lib/clock.ts';
import { sha256 } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { Call } from '../../../module.ts';
import type { TransferNotice } from '../../../vendors/wechat-pay/index.ts';
import { insertExchange } from '../log-store.ts';
import { decideHint } from '../protocol/index.ts';
import { type PayoutRow, toPayout } from '../store.ts';
import { transactPayout } from '../transact.ts';
import { findPayoutByNumber, insertNotice } from './notice-store.ts';

/**
 * WeChat says that a bill has ended. It is compared, stored and taken as a hint: it only brings our next query
 * forward, so that nobody who gets hold of a key can move money with it.
 */
export async function receiveNotice(
  context: Context,
  { headers, raw }: Pick<Call, 'headers' | 'raw'>,
): Promise<void> {
  const at = context.clock.now();
  // Signatures live in real time, whatever the business clock says.
  const reading = context.vendors.wechatPay.readTransferNotice(headers, raw, systemClock.now());
  if (!reading.ok) {
    context.log.warn({ why: reading.why }, 'callback not usable');
    if (!reading.verified) throw refuse('callback_refused');
    await store(context, at, raw, { id: sha256(raw), outBillNo: '', said: reading.why });
    return;
  }
  const { notice } = reading;
  const row = await findPayoutByNumber(context.db, notice.outBillNo);
  const isOurs = row !== undefined && isAbout(context, row, notice);
  if (!isOurs)
    context.log.error({ outBillNo: notice.outBillNo }, 'callback does not match a payout');
  const { id, outBillNo, state: said } = notice;
  const isNew = await store(context, at, raw, { id, outBillNo, said, row, isOurs });
  if (!row || !isOurs) return;
  if (isNew)
    await insertExchange(context.db, { payoutId: row.id, kind: 'callback', http: 200, said, at });
  await transactPayout(context, row.id, decideHint);
}

function isAbout(context: Context, row: PayoutRow, notice: TransferNotice): boolean {
  const payout = toPayout(row, context.seal);
  return (
    notice.mchid === context.config.wechatPay.mchid &&
    notice.amountFen === payout.amountFen &&
    notice.openid === payout.openid
  );
}

const store = (
  context: Context,
  at: Date,
  raw: Buffer,
  notice: { id: string; outBillNo: string; said: string; row?: PayoutRow; isOurs?: boolean },
): Promise<boolean> =>
  insertNotice(context.db, {
    id: notice.id,
    outBillNo: notice.outBillNo,
    said: notice.said,
    payoutId: notice.row?.id ?? null,
    isOurs: notice.isOurs ?? false,
    bodySealed: context.seal.close(raw.toString()),
    receivedAt: at,
  });
