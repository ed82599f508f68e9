import { setTimeout as sleep } from 'node:timers/promises';
import { startPump } from '../../core/payouts/index.ts';
import { type Chance, chanceOf } from '../../core/payouts/simulator/random.ts';
import { claimId, earn } from '../../core/payouts/testing.ts';
import { fundPool, publishProgramme } from '../../core/rewards/index.ts';
import { person, type TestPerson } from '../../core/rewards/testing.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { staff } from '../people.ts';
import { buildSmallCity } from '../small-city.ts';
import type { TestCity } from '../start-city.ts';
import { type Books, compareBooks, countOpen } from './compare-books.ts';
import { openStage, type Part, type Stage } from './stage.ts';

export type ChaosReport = Books & {
  kills: Record<Part, number>;
  claimed: number;
  faults: number;
};

const PAYEES = 16;
const FIRST_KILLS: Part[] = ['worker', 'database', 'api'];
const HEAL_MS = 90_000;
const WIRE_FAULTS = [
  ...['refuse', 'fail_before', 'fail_after', 'cut', 'not_json', 'not_json_after', 'slow'],
  ...['unsigned', 'wrong_key', 'changed_byte', 'no_package'],
];

/** People earn and take rewards while parts die and WeChat misbehaves; then all heals, and the books must agree. */
export async function runChaos({ seed, ms }: { seed: number; ms: number }): Promise<ChaosReport> {
  const stage = await openStage();
  try {
    const chance = chanceOf(seed);
    const kills: ChaosReport['kills'] = { api: 0, worker: 0, database: 0 };
    const counts = { claimed: 0, faults: 0 };
    const city = await found(stage);
    await Promise.all([stage.start('api'), stage.start('worker')]);
    const end = performance.now() + ms;
    // On a slow machine it lasts up to three times as long, until every part has died.
    const goesOn = () =>
      performance.now() < (Object.values(kills).includes(0) ? end + 2 * ms : end);
    await Promise.all([
      killParts(stage, chance, kills, goesOn),
      misbehave(stage, chance, counts, goesOn),
      keepRunning(city, goesOn),
      ...Array.from({ length: PAYEES }, () => live(city, chance, counts, goesOn)),
    ]);
    await heal(stage, city);
    return { ...(await compareBooks(stage)), kills, ...counts };
  } finally {
    await stage.close();
  }
}

async function found(stage: Stage): Promise<TestCity> {
  const { context, clock, sandbox, url } = stage;
  await buildSmallCity(context, { poolFen: 0 });
  const today = shanghaiDay(clock.now());
  const year = today.slice(0, 4);
  // The small city lives in 2026; this one lives today, because real processes read the real clock.
  if (year !== '2026')
    await publishProgramme(context, {
      ...{ id: 'city', version: 2, name: '随手拍有奖', claimDays: 90, terms: '立案即奖' },
      ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
      tariff: { A: 200, B: 150, C: 100, D: 50 },
    } as Parameters<typeof publishProgramme>[1]);
  await fundPool(context, {
    ...{ programmeId: 'city', month: today.slice(0, 7), amountFen: 10_000_000 },
    ...{ orderId: 'first', actor: 's-finance' },
  });
  return { url, context, clock, sandbox, stop: async () => {} };
}

/** Somebody who does not give up: parts are dead half of the time. */
async function insist<T>(work: () => Promise<T>, goesOn: () => boolean): Promise<T | null> {
  for (; goesOn(); await sleep(150)) {
    const result = await work().catch(() => null);
    if (result !== null) return result;
  }
  return null;
}

async function live(
  city: TestCity,
  chance: Chance,
  counts: { claimed: number },
  goesOn: () => boolean,
): Promise<void> {
  const payee = await insist(() => person(city), goesOn);
  while (payee && goesOn()) {
    const earned = await insist(() => earn(city, payee), goesOn);
    if (earned) await take(city, payee, earned.rewardId, chance, counts, goesOn);
  }
}

/** One claim with one id, repeated until it is answered; most people confirm, some never do. */
async function take(
  city: TestCity,
  payee: TestPerson,
  rewardId: string,
  chance: Chance,
  counts: { claimed: number },
  goesOn: () => boolean,
): Promise<void> {
  const body = { id: claimId(), rewardId };
  const payout = await insist(() => payee.claimReward({ body }), goesOn);
  if (!payout) return;
  counts.claimed++;
  if (chance.is(0.2) || !payout.confirmation) return;
  // An expired page shows nothing; the payee comes back later.
  city.sandbox.control.confirmPage({ ...payout.confirmation, act: 'confirm' });
  await payee.refreshMyPayout({ params: { id: payout.id } }).catch(() => null);
}

async function killParts(
  stage: Stage,
  chance: Chance,
  kills: Record<Part, number>,
  goesOn: () => boolean,
): Promise<void> {
  await answers(stage, goesOn);
  for (let n = 0; goesOn(); n++) {
    await sleep(500 + chance.below(3500));
    // Each part once for certain, then as chance will have it.
    const part = FIRST_KILLS[n] ?? chance.pick<Part>(['api', 'worker', 'worker', 'database'])!;
    await stage.kill(part);
    kills[part]++;
    await sleep(chance.below(800));
    await stage.start(part);
    if (part === 'api') await answers(stage, goesOn);
  }
}

/** An API that is killed before it ever answered would end nothing. */
const answers = (stage: Stage, goesOn: () => boolean) =>
  insist(async () => ((await fetch(`${stage.url}/readyz`)).ok ? true : null), goesOn);

async function misbehave(
  stage: Stage,
  chance: Chance,
  counts: { faults: number },
  goesOn: () => boolean,
): Promise<void> {
  for (; goesOn(); await sleep(100 + chance.below(500))) {
    const on = chance.pick(['pay.create', 'pay.create', 'pay.query'])!;
    const kind = chance.pick(WIRE_FAULTS)!;
    stage.sandbox.control.addFault({ on, kind, times: 1 });
    if (chance.is(0.3))
      stage.sandbox.control.addFault({ on: 'pay.callback', kind: chance.pick(['none', 'twice'])! });
    counts.faults++;
  }
}

async function keepRunning(city: TestCity, goesOn: () => boolean): Promise<void> {
  for (; goesOn(); await sleep(1000)) await startPaying(city).catch(() => null);
}

/** Paying may have stopped itself; two people of finance look and start it again. */
async function startPaying(city: TestCity): Promise<void> {
  for (const name of ['finance', 'finance2']) {
    const one = await staff(city, name);
    if ((await one.getPayoutSwitch()).isRunning) return;
    await one.setPayoutSwitch({ body: { turn: 'start', reason: '已核对' } });
  }
}

/** No more faults, and time passes: the rest goes by the worker's own code under a clock that runs ahead. */
async function heal(stage: Stage, city: TestCity): Promise<void> {
  const { sandbox, context, clock } = stage;
  sandbox.control.clearFaults();
  await stage.kill('worker');
  const pump = startPump(context);
  const end = performance.now() + HEAL_MS;
  for (let round = 0; performance.now() < end; round++) {
    for (const bill of sandbox.control.bills())
      if (bill.state === 'WAIT_USER_CONFIRM') sandbox.control.confirm(bill.outBillNo);
    await startPaying(city).catch(() => null);
    const open = await countOpen(context.db).catch(() => -1);
    if (open === 0) break;
    clock.forward(round < 10 ? 60_000 : 1800_000);
    await sleep(500);
  }
  await pump.stop();
}
