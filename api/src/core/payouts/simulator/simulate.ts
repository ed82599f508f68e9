import { chanceOf } from './random.ts';
import type { Tell } from './tell.ts';
import type { Rules } from './workers.ts';
import { World } from './world.ts';

export type { Rules } from './workers.ts';

export type Figures = {
  histories: number;
  payouts: number;
  paid: number;
  laterAttempts: number;
  deaths: number;
  failovers: number;
  lostCommits: number;
  clockJumps: number;
  freezes: number;
  alarms: number;
  writeOffs: number;
};
export type History = Figures & { violations: string[] };

/** One seed makes one history, always the same one. */
export function simulate(rules: Rules, seed: number, tell?: Tell): History {
  const world = new World(rules, chanceOf(seed), tell);
  world.live();
  world.heal();
  const payouts = [...world.memory.payouts.values()];
  const count = (is: (one: (typeof payouts)[number]) => boolean) => payouts.filter(is).length;
  return {
    histories: 1,
    payouts: payouts.length,
    paid: count((one) => one.state === 'settled'),
    laterAttempts: count((one) => one.attempt > 1),
    alarms: world.memory.state.alarms,
    ...world.counts,
    writeOffs: count((one) => one.why === 'never_arrived'),
    violations: [...world.memory.violations, ...world.wechat.violations],
  };
}

export type Tally = { figures: Figures; broken: { seed: number; violations: string[] }[] };

/** Histories from one seed up to another. */
export function simulateRange(rules: Rules, from: number, to: number): Tally {
  const tally: Tally = { figures: NONE, broken: [] };
  for (let seed = from; seed < to; seed++) {
    const { violations, ...figures } = simulate(rules, seed);
    tally.figures = addUp(tally.figures, figures);
    if (violations.length > 0) tally.broken.push({ seed, violations });
  }
  return tally;
}

export const NONE: Figures = {
  ...{ histories: 0, payouts: 0, paid: 0, laterAttempts: 0, deaths: 0, failovers: 0 },
  ...{ lostCommits: 0, clockJumps: 0, freezes: 0, alarms: 0, writeOffs: 0 },
};

export const addUp = (one: Figures, other: Figures): Figures =>
  Object.fromEntries(
    Object.entries(one).map(([name, value]) => [name, value + other[name as keyof Figures]]),
  ) as Figures;
