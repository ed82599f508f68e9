import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, type Session } from '../../../lib/db.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { person } from '../../rewards/testing.ts';
import { checkLedger } from '../index.ts';
import { askNow, claimId, confirmOnPhone, earn, forward } from '../testing.ts';

let city: TestCity;
/** One reward of each fate: owed, waiting, paid at the second attempt. */
let owedId: string;
let paidId: string;

beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  const payee = await person(city);
  owedId = (await earn(city, payee)).rewardId;
  paidId = (await earn(city, payee)).rewardId;
  const first = await payee.claimReward({ body: { id: claimId(), rewardId: paidId } });
  forward(city, 25 * 3600_000);
  await askNow(city, first.id);
  const second = await payee.claimReward({ body: { id: claimId(), rewardId: paidId } });
  await confirmOnPhone(city, second.confirmation);
  await askNow(city, second.id);
  const { rewardId } = await earn(city, payee);
  await payee.claimReward({ body: { id: claimId(), rewardId } });
});
afterAll(() => city.stop());

const payout = (state: string) => build('payouts').where({ reward_id: paidId, state });
const reward = () => build('rewards').where('id', owedId);

/** One wrong row for every check, as a bug or a hand on the database would leave it. */
const WRONGS: [check: string, wrong: () => Parameters<Session['write']>[0]][] = [
  ['C1', () => build('ledger_accounts').where('id', 'paid').increment('credits_fen', 1)],
  ['C2', () => build('ledger_accounts').where('id', 'funding').increment('credits_fen', 1)],
  ['C3', () => build('ledger_accounts').where('id', 'like', 'pool:%').increment('debits_fen', 9e9)],
  ['C4', () => payout('settled').increment('amount_fen', 1)],
  ['C5', () => payout('settled').update({ state: 'returned' })],
  ['C6', () => payout('settled').update({ state: 'wait_confirm' })],
  ['C7', () => build('payout_sends').where('out_bill_no', `${paidId}A2`).del()],
  [
    'C8',
    () =>
      build('payout_sends')
        .where('out_bill_no', `${paidId}A2`)
        .update('request_sha256', 'f'.repeat(64)),
  ],
  ['C9', () => reward().increment('amount_fen', 1)],
  ['C10', () => reward().increment('amount_fen', 1)],
  ['C11', () => payout('settled').update({ needs_two: 1 })],
  ['C12', () => payout('returned').update({ state: 'settled' })],
  ['C13', () => reward().update({ state: 'reversed' })],
  ['C14', () => reward().update({ state: 'paid' })],
];

test('after paid, waiting, expired and repeated claims every check is silent', async () => {
  expect(await checkLedger(city.context.db)).toEqual([]);
});

test.each(WRONGS)('%s finds the row that is wrong', async (check, wrong) => {
  let failed: string[] = [];
  const tampering = city.context.db.transaction(async (session) => {
    // The database's own guards are off, as for somebody who is able to switch them off.
    await session.write(build.raw('SET SESSION check_constraint_checks = 0'));
    await session.write(wrong());
    failed = await checkLedger(session);
    await session.write(build.raw('SET SESSION check_constraint_checks = 1'));
    throw new Error('undone');
  });
  await expect(tampering).rejects.toThrow('undone');
  expect(failed.map((name) => name.split(' ')[0])).toContain(check);
});
