import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson, whyNotTrusted } from './bill-answer.ts';
import { type FundFlowBill, parseFundFlow } from './fund-flow.ts';
import { SIGN_HOST, type TransferPay } from './transfer-pay.ts';

const offerShape = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string().startsWith(`${SIGN_HOST}/`),
});

/** The signed first answer carries the hash that vouches for the unsigned file. */
export async function fetchFundFlow(
  pay: TransferPay,
  keys: ReadonlyMap<string, string>,
  date: string,
): Promise<FundFlowBill> {
  const failed = (why: string): FundFlowBill => ({ kind: 'failed', why });
  const asked = await pay.fundflowbill({ bill_date: date, account_type: 'OPERATION' });
  if (asked.status === 0) return failed('no answer');
  const body = parseJson((asked as { raw?: Buffer }).raw ?? Buffer.alloc(0));
  if (asked.status !== 200) {
    const code = z.object({ code: z.string() }).safeParse(body).data?.code;
    if (code === 'STATEMENT_CREATING') return { kind: 'not_ready' };
    if (code === 'NO_STATEMENT_EXIST') return { kind: 'none' };
    return failed(code ?? `http ${asked.status}`);
  }
  const untrusted = whyNotTrusted(asked, keys);
  if (untrusted) return failed(`answer not verified: ${untrusted}`);
  const offer = offerShape.safeParse(body);
  if (!offer.success) return failed('answer not readable');
  const file = (await pay.downloadBill(offer.data.download_url)) as {
    status: number;
    raw?: Buffer;
  };
  if (file.status !== 200 || !file.raw) return failed(`download http ${file.status}`);
  const sha1 = createHash('sha1').update(file.raw).digest('hex');
  if (sha1 !== offer.data.hash_value.toLowerCase()) return failed('hash differs');
  try {
    return { kind: 'lines', ...parseFundFlow(file.raw.toString()) };
  } catch (trouble) {
    return failed(trouble instanceof Error ? trouble.message : String(trouble));
  }
}
