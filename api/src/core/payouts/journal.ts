import { mkdir, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import type { Payout } from './protocol-types.ts';
import { findPayoutRow } from './store.ts';

/**
 * One line outside the database before every send: should the database lose its last commits, the numbers that
 * may be alive at WeChat are still known. The text is sealed, for it names the payee.
 */
export async function writeJournal(context: Context, payout: Payout): Promise<void> {
  const directory = context.config.payouts.journalDir;
  if (!directory) return;
  const row = await findPayoutRow(context.db, payout.id);
  const at = context.clock.now();
  const line = JSON.stringify({
    at: at.toISOString(),
    payout: payout.id,
    reward: payout.rewardId,
    attempt: payout.attempt,
    number: payout.outBillNo,
    person: payout.personId,
    amountFen: payout.amountFen,
    requestSha256: row?.request_sha256,
    sealedText: row?.request_sealed?.toString('base64'),
  });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = `sends-${hostname()}-${process.pid}-${shanghaiDay(at)}.jsonl`;
  const file = await open(join(directory, name), 'a', 0o600);
  try {
    await file.appendFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
