import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProgrammeRulesInput } from '../../../contract/programme-rules.ts';
import { build, type Session } from '../../lib/db.ts';
import { newId, sha256 } from '../../lib/ids.ts';
import { staff } from '../../testing/people.ts';
import { startCity, type TestCity } from '../../testing/start-city.ts';
import { checkLedger } from '../payouts/index.ts';
import { askNow, claimId, confirmOnPhone, earn } from '../payouts/testing.ts';
import { bookOnMove } from './booking/book-on-move.ts';
import { watchBudgets } from './budgets/watch-budgets.ts';
import { monthOf } from './prizes/book-prizes.ts';
import { commitSeeds } from './prizes/commit-seeds.ts';
import { drawLottery } from './prizes/rules.ts';
import { ticketsOf } from './prizes/store.ts';
import {
  filedCase,
  person,
  publishFiled,
  publishRules,
  publishVoided,
  type TestPerson,
} from './testing.ts';

let city: TestCity;
let one: Awaited<ReturnType<typeof staff>>;
let two: Awaited<ReturnType<typeof staff>>;
let version = 1;

beforeAll(async () => {
  city = await startCity({ poolFen: 100_000 });
});
beforeEach(async () => {
  [one, two] = [await staff(city, 'finance'), await staff(city, 'finance2')];
});
afterAll(() => city.stop());

const run = (job: typeof watchBudgets) =>
  job.run(city.context, { isMine: async () => true } as never);
const balanced = async () => expect(await checkLedger(city.context.db)).toEqual([]);

const useRules = (rules: Partial<ProgrammeRulesInput>) => publishRules(city, ++version, rules);
const newest = async (payee: TestPerson) => (await payee.listMyRewards({})).items[0]!;
/** What the rewards do at a step of a case that only they know of. */
const move = (caseId: string, change: object) =>
  city.context.db.transaction((session) =>
    bookOnMove(
      city.context,
      { session, now: city.clock.now() },
      {
        caseId,
        caseNo: '370700-1',
        citizenId: null,
        action: 'close',
        from: 'pending_close',
        to: 'closed',
        note: null,
        ...change,
      },
    ),
  );

describe('a budget', () => {
  test('is asked for by one and confirmed by another, once', async () => {
    const body = {
      id: newId(new Date()),
      programmeId: 'city',
      month: '2026-12',
      amountFen: 5000,
      reason: '十二月',
    };
    await Promise.all([one.askBudget({ body }), one.askBudget({ body })]);
    const decide = (who: typeof one) =>
      who.decideBudget({ params: { id: body.id }, body: { isConfirmed: true } });
    await expect(decide(one)).rejects.toMatchObject({ code: 'second_person_required' });
    const tries = await Promise.allSettled([decide(two), decide(two)]);
    expect(tries.filter((done) => done.status === 'fulfilled')).toHaveLength(1);
    const { items } = await one.listRewardPools({ query: {} });
    expect(items.find((pool) => pool.month === '2026-12')).toMatchObject({
      programmeName: '随手拍有奖',
      fundedFen: 5000,
      usedFen: 0,
      leftFen: 5000,
    });
    await balanced();
  });

  test('stops hard when it is used up, and says so once at 80 and once at 100 %', async () => {
    const small = await startCity({ poolFen: 1000 });
    try {
      const payee = await person(small);
      const file = () => publishFiled(small, filedCase(payee.id));
      const watch = () =>
        Promise.all(
          [1, 2].map(() => watchBudgets.run(small.context, { isMine: async () => true } as never)),
        );
      const raised = async () =>
        (
          await small.context.db.rows<{ percent: number }>(
            build('reward_budget_alarms').orderBy('percent'),
          )
        ).map((row) => row.percent);
      for (let n = 0; n < 7; n++) await file();
      await watch();
      expect(await raised()).toEqual([]);
      await file();
      await watch();
      expect(await raised()).toEqual([80]);
      for (let n = 0; n < 4; n++) await file();
      await watch();
      await watch();
      expect(await raised()).toEqual([80, 100]);
      expect(await payee.getWallet()).toMatchObject({ owedFen: 1000 });
      expect(await checkLedger(small.context.db)).toEqual([]);
    } finally {
      await small.stop();
    }
  });
});

test('what was paid for a case that is voided later is a debt, settled by two, never cut from other rewards', async () => {
  const payee = await person(city);
  const { rewardId, caseId } = await earn(city, payee);
  const payout = await payee.claimReward({ body: { id: claimId(), rewardId } });
  await confirmOnPhone(city, payout.confirmation);
  await askNow(city, payout.id);
  await publishVoided(city, caseId);
  await publishVoided(city, caseId);
  await earn(city, payee);
  expect(await payee.getWallet()).toMatchObject({ owedFen: 100, paidFen: 100 });
  const mine = async () =>
    (await one.listDebts({ query: {} })).items.filter((debt) => debt.rewardId === rewardId);
  expect(await mine()).toMatchObject([{ amountFen: 100, state: 'open' }]);
  await balanced();
  const settle = (who: typeof one, state: 'recovered' | 'written_off') =>
    who.settleDebt({ params: { id: rewardId }, body: { state, note: '已联系本人' } });
  await settle(one, 'recovered');
  await expect(settle(one, 'recovered')).rejects.toMatchObject({ code: 'second_person_required' });
  expect(await settle(two, 'written_off')).toMatchObject({
    state: 'open',
    askedState: 'written_off',
  });
  expect(await settle(one, 'written_off')).toMatchObject({ state: 'written_off' });
  await expect(settle(two, 'recovered')).rejects.toMatchObject({ code: 'debt_settled' });
});

describe('rules that wait', () => {
  test('for closing book at closing, once, with the facts and the version of the filing', async () => {
    await useRules({ trigger: 'closed' });
    const payee = await person(city);
    const filed = filedCase(payee.id);
    await publishFiled(city, filed);
    expect(await newest(payee)).toMatchObject({
      state: 'not_rewarded',
      explanation: '结案后计奖，请留意进展',
    });
    await useRules({ classes: { C: { kind: 'fixed', amountFen: 999 } } });
    await Promise.all([move(filed.caseId, {}), move(filed.caseId, {})]);
    expect(await newest(payee)).toMatchObject({ state: 'owed', amountFen: 100 });
    await balanced();
  });

  test('wait no more once the case is void', async () => {
    await useRules({ trigger: 'check_passed' });
    const payee = await person(city);
    const filed = filedCase(payee.id);
    await publishFiled(city, filed);
    await publishVoided(city, filed.caseId);
    await move(filed.caseId, { action: 'check_pass' });
    expect(await newest(payee)).toMatchObject({ state: 'reversed', amountFen: 0 });
    await balanced();
  });
});

test('a report merged before or after gets its share, and loses it with the case', async () => {
  await useRules({
    duplicates: { followers: { kind: 'share', percent: 30 } },
    caps: { caseFen: 150 },
  });
  const [first, before, after] = [await person(city), await person(city), await person(city)];
  const own = { caseId: newId(new Date()), caseNo: '370700-2', citizenId: before.id };
  const filed = filedCase(first.id, { followers: [own] });
  await publishFiled(city, filed);
  const late = { caseId: newId(new Date()), caseNo: '370700-3', citizenId: after.id };
  await move(late.caseId, { ...late, action: 'merge', to: 'merged', mainCaseId: filed.caseId });
  expect(await newest(before)).toMatchObject({ amountFen: 30, caseId: own.caseId });
  // The case's own cap has 20 fen left, which is less than the share.
  expect(await newest(after)).toMatchObject({ amountFen: 0, state: 'not_rewarded' });
  await publishVoided(city, filed.caseId);
  for (const who of [first, before]) expect(await newest(who)).toMatchObject({ state: 'reversed' });
  await balanced();
});

test('points are counted like money, and go with their case', async () => {
  await useRules({ classes: { C: { kind: 'points', points: 10 } } });
  const payee = await person(city);
  const [kept, voided] = [filedCase(payee.id), filedCase(payee.id)];
  for (const filed of [kept, voided]) await publishFiled(city, filed);
  await publishVoided(city, voided.caseId);
  expect(await payee.getWallet()).toMatchObject({ points: 10, owedFen: 0 });
  await balanced();
});

describe('a month that is over', () => {
  test('is ranked and drawn once, from a seed whose hash was public before', async () => {
    await useRules({
      rankMonth: [{ from: 1, to: 2, amountFen: 300 }],
      lotteryMonth: [{ count: 2, amountFen: 500 }],
    });
    await Promise.all([run(commitSeeds), run(commitSeeds)]);
    const [round] = (await one.listPrizeRounds({ query: {} })).items;
    expect(round).toMatchObject({ kind: 'lottery', seed: null });
    const [busy, idle] = [await person(city), await person(city)];
    for (const who of [busy, busy, busy, idle]) await publishFiled(city, filedCase(who.id));
    const key = { programmeId: 'city', month: '2026-11' };
    await expect(one.bookPrizes({ body: { ...key, kind: 'lottery' } })).rejects.toMatchObject({
      code: 'month_not_over',
    });
    city.clock.forward(11 * 86_400_000);
    one = await staff(city, 'finance');
    const book = (kind: 'ranking' | 'lottery') => one.bookPrizes({ body: { ...key, kind } });
    const [ranking] = await Promise.all([
      book('ranking'),
      book('ranking'),
      book('lottery'),
      book('lottery'),
    ]);
    expect(ranking.winners).toMatchObject([
      { place: 1, amountFen: 300 },
      { place: 2, amountFen: 300 },
    ]);
    const drawn = await book('lottery');
    expect(sha256(drawn.seed!)).toBe(round!.seedSha256);
    const { db } = city.context;
    const tickets = await ticketsOf(db, { programmeId: 'city', ...monthOf('2026-11') });
    const again = drawLottery(drawn.seed!, tickets, [{ count: 2, amountFen: 500 }], sha256);
    const rows = await db.rows<{ person_id: string }>(
      build('rewards').select('person_id').where('kind', 'lottery').orderBy('case_no'),
    );
    expect(rows.map((row) => row.person_id)).toEqual(again.map((winner) => winner.personId));
    await balanced();
  });
});

/** One wrong row for every promise, as a bug or a hand on the database would leave it. */
const WRONGS: [check: string, wrong: () => Parameters<Session['write']>[0]][] = [
  ['C15', () => build('rewards').where('state', 'owed').limit(1).update({ held_at: new Date() })],
  [
    'C16',
    () =>
      build('reward_holds').insert({
        id: newId(new Date()),
        reward_id: newId(new Date()),
        codes: '',
        score: 1,
        why: '',
        held_at: new Date(),
        state: 'denied',
        deny_asked_by: 's-finance',
        decided_by: 's-finance',
      }),
  ],
  ['C17', () => build('reward_counters').limit(1).increment('amount_fen', 1)],
  [
    'C18',
    () => build('reward_cap_uses').where('is_released', 0).limit(1).increment('amount_fen', 1),
  ],
  ['C19', () => build('reward_debts').limit(1).del()],
  [
    'C20',
    () => build('reward_budgets').where('state', 'confirmed').update({ decided_by: 's-finance' }),
  ],
  ['C21', () => build('reward_prizes').where('kind', 'ranking').update({ booked_at: null })],
];

test.each(WRONGS)('%s finds the row that is wrong', async (check, wrong) => {
  // Something in use of a cap that nobody took back.
  await useRules({ caps: { personDayCount: 5 } });
  await publishFiled(city, filedCase((await person(city)).id));
  let failed: string[] = [];
  const tampering = city.context.db.transaction(async (session) => {
    expect(await session.write(wrong())).toBeGreaterThan(0);
    failed = await checkLedger(session);
    throw new Error('undone');
  });
  await expect(tampering).rejects.toThrow('undone');
  expect(failed.map((name) => name.split(' ')[0])).toContain(check);
});
