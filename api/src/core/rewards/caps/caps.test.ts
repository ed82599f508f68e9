import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../../lib/db.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';
import { checkLedger } from '../../payouts/index.ts';
import { publishProgramme } from '../programmes/publish-programme.ts';
import { filedCase, person, publishFiled, publishVoided, type TestPerson } from '../testing.ts';

let city: TestCity;
let people: TestPerson[];

const CAPS = {
  personDayFen: 250,
  personMonthFen: 450,
  poolDayFen: 1_950,
  poolMonthFen: 3_333,
  overCap: 'part',
} as const;

beforeAll(async () => {
  city = await startCity({ poolFen: 1_000_000 });
  await publishProgramme(city.context, {
    id: 'city',
    version: 2,
    name: '有上限的随手拍',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    terms: '',
    rules: { classes: { C: { kind: 'fixed', amountFen: 100 } }, caps: CAPS },
  });
  people = await Promise.all(Array.from({ length: 8 }, () => person(city)));
});
afterAll(() => city.stop());

async function fileAtOnce(count: number): Promise<string[]> {
  const cases = Array.from({ length: count }, (_, n) => filedCase(people[n % people.length]!.id));
  await Promise.all(cases.map((filed) => publishFiled(city, filed)));
  return cases.map((filed) => filed.caseId);
}

async function booked(caseIds: readonly string[]) {
  const rows = await city.context.db.rows<{
    person_id: string;
    amount_fen: number;
    reason: string;
  }>(
    build('rewards')
      .select('person_id', 'amount_fen', 'reason')
      .whereIn('case_id', [...caseIds]),
  );
  const sum = (of: typeof rows) => of.reduce((fen, row) => fen + row.amount_fen, 0);
  const byPerson = people.map(({ id }) => sum(rows.filter((row) => row.person_id === id)));
  return { rows, totalFen: sum(rows), byPerson };
}

test('64 filings at once never pass a cap of person or pool, by day or month, by one fen', async () => {
  const first = await booked(await fileAtOnce(64));
  expect(first.rows).toHaveLength(64);
  expect(first.totalFen).toBe(CAPS.poolDayFen);
  expect(Math.max(...first.byPerson)).toBeLessThanOrEqual(CAPS.personDayFen);
  // Whoever got nothing can read why.
  const refused = first.rows.filter((row) => row.amount_fen === 0).map((row) => row.reason);
  expect(refused.every((reason) => ['over_cap', 'pool_empty'].includes(reason))).toBe(true);

  city.clock.forward(86_400_000);
  const second = await booked(await fileAtOnce(64));
  expect(first.totalFen + second.totalFen).toBe(CAPS.poolMonthFen);
  const month = first.byPerson.map((fen, n) => fen + second.byPerson[n]!);
  expect(Math.max(...month)).toBeLessThanOrEqual(CAPS.personMonthFen);
  expect(await checkLedger(city.context.db)).toEqual([]);
});

test('what a voided case had used may be used again', async () => {
  const paid = await city.context.db.first<{ case_id: string; person_id: string }>(
    build('rewards').select('case_id', 'person_id').where({ state: 'owed', amount_fen: 100 }),
  );
  const again = () => fileAtOnce(1).then(booked);
  city.clock.forward(86_400_000);
  expect((await again()).totalFen).toBe(0);
  await Promise.all([publishVoided(city, paid!.case_id), publishVoided(city, paid!.case_id)]);
  const free = filedCase(people[7]!.id);
  await publishFiled(city, free);
  const { totalFen } = await booked([free.caseId]);
  expect(totalFen).toBeGreaterThan(0);
  expect(totalFen).toBeLessThanOrEqual(100);
  expect(await checkLedger(city.context.db)).toEqual([]);
});
