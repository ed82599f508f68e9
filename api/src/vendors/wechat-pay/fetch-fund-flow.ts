import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { parseJson, whyNotTrusted } from './bill-answer.ts';
import { type FundFlowBill, type FundFlowLine, readFundFlow } from './fund-flow.ts';
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
  return download(pay, offer.data.download_url, offer.data.hash_value);
}

/** The file lies on disk until it has been read: a busy day's is larger than what one wants in memory. */
async function download(pay: TransferPay, url: string, hash: string): Promise<FundFlowBill> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fund-flow-'));
  const drop = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, 'bill.csv');
  const got = await pay.download(url, file);
  const why =
    got.status !== 200
      ? `download http ${got.status}`
      : got.sha1 === hash.toLowerCase()
        ? null
        : 'hash differs';
  if (why === null) return { kind: 'lines', lines: once(readAndDrop(file, drop)) };
  await drop();
  return { kind: 'failed', why };
}

/** A second reading of a finished generator would look like a quiet day. */
function once<T>(lines: AsyncGenerator<T>): AsyncIterable<T> {
  let isTaken = false;
  return {
    [Symbol.asyncIterator]() {
      if (isTaken) throw new Error('the bill has been read already');
      isTaken = true;
      return lines;
    },
  };
}

async function* readAndDrop(file: string, drop: () => Promise<void>): AsyncGenerator<FundFlowLine> {
  try {
    yield* readFundFlow(createInterface({ input: createReadStream(file), crlfDelay: Infinity }));
  } finally {
    await drop();
  }
}
