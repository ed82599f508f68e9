import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../../../context.ts';
import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import type { Payout } from '../protocol/types.ts';
import { findPayoutRow } from '../store.ts';

const lineShape = z.object({
  at: z.iso.datetime(),
  payout: z.string(),
  reward: z.string(),
  attempt: z.int(),
  number: z.string(),
  person: z.string(),
  amountFen: z.int(),
  sealedText: z.string(),
});
export type JournalLine = z.output<typeof lineShape>;

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
    // A line of its own, even behind the half line of a process that died and had the same number.
    await file.appendFile(`\n${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

const DAY_IN_NAME = /-(\d{4}-\d\d-\d\d)\.jsonl$/;
const KEPT_DAYS = 2;

/** The lines of the last two days, of every process that wrote into this folder. */
export async function readJournal(context: Context): Promise<JournalLine[]> {
  const directory = context.config.payouts.journalDir;
  if (!directory) return [];
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const from = nextDay(shanghaiDay(context.clock.now()), -KEPT_DAYS);
  const names = (await readdir(directory)).filter((name) => {
    const day = DAY_IN_NAME.exec(name)?.[1];
    return name.startsWith('sends-') && day !== undefined && day >= from;
  });
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').flatMap(readLine));
}

// The last line of a process that died while writing may be half a line: nothing was sent for it.
function readLine(text: string): JournalLine[] {
  try {
    return [lineShape.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
