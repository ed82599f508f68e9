import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { checkLedger, workPayouts } from '../index.ts';
import { decideWithdraw } from '../protocol/index.ts';
import { showSwitch, startSwitch, stopBySystem } from '../switch/index.ts';
import { askStart } from '../switch/switch-store.ts';
import { askNow, billOf, claimId, earn, forward, rowOf } from '../testing.ts';
import { transactPayout } from '../transact.ts';
import { readJournal } from './journal.ts';
import { replayJournal } from './replay-journal.ts';

let city: TestCity;
const folder = mkdtempSync(join(tmpdir(), 'journal-'));
beforeAll(async () => {
  city = await startCity();
});
afterAll(async () => {
  await city.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function claimed() {
  const payee = await person(city);
  const { rewardId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  return { payee, rewardId, payout };
}

test('every send leaves a line outside the database: number and text, the payee only sealed', async () => {
  city.context.config.payouts.journalDir = join(folder, 'sends');
  const { payee, rewardId, payout } = await claimed();
  const [name = ''] = readdirSync(join(folder, 'sends'));
  const text = readFileSync(join(folder, 'sends', name), 'utf8');
  expect(text).not.toContain(payee.openid);
  const line = JSON.parse(text.trim());
  expect(line).toMatchObject({ payout: payout.id, number: `${rewardId}A1`, amountFen: 100 });
  const sent = city.context.seal.open(Buffer.from(line.sealedText, 'base64'));
  expect((await billOf(city, payout.id))?.requestText).toBe(sent);
  expect(line.requestSha256).toBe(sha256(sent));
});

test('a line behind the half line of a process that died is still read', async () => {
  const directory = join(folder, 'half');
  city.context.config.payouts.journalDir = directory;
  await claimed();
  const [name = ''] = readdirSync(directory);
  appendFileSync(join(directory, name), '{"at":"2026-11-20T08:');
  const { payout } = await claimed();
  expect((await readJournal(city.context)).map((line) => line.payout)).toContain(payout.id);
});

test('where no line can be written nothing is sent, and sending stops', async () => {
  const blocked = join(folder, 'a-file');
  writeFileSync(blocked, '');
  city.context.config.payouts.journalDir = join(blocked, 'sends');
  const { payout } = await claimed();
  expect(payout.state).toBe('sending');
  expect((await rowOf(city, payout.id)).out_bill_no).not.toBeNull();
  expect(await billOf(city, payout.id)).toBeUndefined();
  expect(await showSwitch(city.context)).toMatchObject({
    isRunning: false,
    cause: 'journal_unwritable',
  });
});

/** What a database that lost its last commits looks like: the claim, or only its sending, never happened. */
async function lose(payoutId: string, rewardId: string, isClaimLost: boolean): Promise<void> {
  const { db } = city.context;
  const { person_id: personId, out_bill_no: number } = await rowOf(city, payoutId);
  const payout = build('payouts').where('id', payoutId);
  await db.write(build('payout_sends').where('out_bill_no', number).del());
  await db.write(build('payout_exchanges').where('payout_id', payoutId).del());
  if (!isClaimLost) {
    await db.write(
      payout.update({
        ...{ state: 'approved', out_bill_no: null, request_sealed: null, request_sha256: null },
        ...{ lease_until: null, next_query_at: null, last_sent_at: null, package_info: null },
        ...{ bill_made_at: null },
      }),
    );
    return;
  }
  await db.write(payout.del());
  await db.write(build('ledger_transfers').where('id', `lock:${payoutId}`).del());
  await db.write(
    build('ledger_accounts').where('id', `person:${personId}`).decrement('debits_fen', 100),
  );
  await db.write(
    build('ledger_accounts').where('id', `in_flight:${personId}`).decrement('credits_fen', 100),
  );
  await db.write(
    build('rewards')
      .where('id', rewardId)
      .update({ state: 'owed', payout_id: null, waits_for_person: 0 }),
  );
}

test.each([
  ['the claim', true],
  ['only its sending', false],
])(
  'a database that lost %s gets it back from the journal, and the bill is found',
  async (_, isClaimLost) => {
    city.context.config.payouts.journalDir = join(folder, `lost-${isClaimLost}`);
    await city.context.db.transaction((session) =>
      startSwitch(session, city.clock.now(), { by: 'test', reason: '' }),
    );
    const { rewardId, payout } = await claimed();
    const { out_bill_no: number } = await rowOf(city, payout.id);
    await lose(payout.id, rewardId, isClaimLost);
    expect(await replayJournal(city.context)).toBe(1);
    expect(await replayJournal(city.context)).toBe(0);
    expect(await rowOf(city, payout.id)).toMatchObject({ state: 'in_doubt', out_bill_no: number });
    expect((await showSwitch(city.context)).isRunning).toBe(false);
    // Nobody has to call for it: what came back is asked about by itself, also while nothing is sent.
    await workPayouts(city.context);
    expect((await rowOf(city, payout.id)).state).toBe('wait_confirm');
    city.sandbox.control.confirm(number ?? '');
    await askNow(city, payout.id);
    expect((await rowOf(city, payout.id)).state).toBe('settled');
    expect(await checkLedger(city.context.db)).toEqual([]);
    expect(city.sandbox.control.breaches()).toEqual([]);
  },
);

test('money that went back meanwhile is never taken again by a replay: people are called', async () => {
  city.context.config.payouts.journalDir = join(folder, 'gone');
  await city.context.db.transaction((session) =>
    startSwitch(session, city.clock.now(), { by: 'test', reason: '' }),
  );
  const { rewardId, payout } = await claimed();
  await lose(payout.id, rewardId, false);
  await transactPayout(city.context, payout.id, decideWithdraw);
  expect(await replayJournal(city.context)).toBe(0);
  expect((await rowOf(city, payout.id)).state).toBe('returned');
  expect((await showSwitch(city.context)).reason).toContain('须人工核实');

  // People who start over it have seen it: the replay of the next hours finds it again and stops nothing.
  forward(city, 60_000);
  await startSwitch(city.context.db, city.clock.now(), { by: 'two people', reason: '已核实' });
  await replayJournal(city.context);
  expect((await showSwitch(city.context)).isRunning).toBe(true);

  // After another reason to stop they read of it too, and whoever had asked to start looks again.
  await stopBySystem(city.context.db, city.clock.now(), 'database_lost');
  await askStart(city.context.db, { id: 's-finance', name: 'finance' }, '已查明');
  await replayJournal(city.context);
  expect(await showSwitch(city.context)).toMatchObject({
    ...{ cause: 'journal_conflict', startAskedBy: null },
  });
});
