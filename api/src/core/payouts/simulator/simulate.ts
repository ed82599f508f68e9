import type * as Protocol from '../protocol.ts';
import type { Answer, Decide, Effect, Payout, Step } from '../protocol-types.ts';
import { createMemory, type Memory, type ModelReward } from './memory.ts';
import { type Chance, chanceOf } from './random.ts';
import { createWechatModel } from './wechat-model.ts';

export type Rules = typeof Protocol;
export type History = {
  violations: string[];
  payouts: number;
  laterAttempts: number;
  deaths: number;
};

type Running = { step: Step<unknown>; reply: unknown };
type Late = { at: number; deliver: () => void };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One seed makes one history: people, workers and a strict WeChat, with faults on every edge; then all heals. */
export function simulate(rules: Rules, seed: number): History {
  const chance = chanceOf(seed);
  const memory = createMemory(makeRewards(chance));
  const world = createWorld(rules, chance, memory);
  const actions = 60 + chance.below(140);
  for (let n = 0; n < actions && !world.isBroken(); n++) world.act();
  world.heal();
  return world.history();
}

function makeRewards(chance: Chance): ModelReward[] {
  return Array.from({ length: 1 + chance.below(4) }, (_, n) => ({
    id: `R${n}`,
    personId: `P${n % 2}`,
    openid: `o${n % 2}`,
    amountFen: chance.is(0.3) ? 500 : 100 + n,
    claimable: true,
  }));
}

function createWorld(rules: Rules, chance: Chance, memory: Memory) {
  const wechat = createWechatModel(chance);
  const fault = {
    database: 0.03 * chance.below(3),
    wire: 0.1 * chance.below(4),
    death: 0.02 * chance.below(4),
  };
  let running: Running[] = [];
  let late: Late[] = [];
  let claims = 0;
  let deaths = 0;
  const violations = memory.violations;

  const start = (step: Step<unknown>) => {
    if (running.length < 40) running.push({ step, reply: undefined });
  };

  /** Null means that the step died: its process is gone, or its database connection. */
  function carryOut(effect: Effect): { reply: unknown } | null {
    if (chance.is(fault.death)) return null;
    switch (effect.kind) {
      case 'journal':
        return { reply: undefined };
      case 'call':
        return { reply: callOverWire(effect.call, effect.payout) };
      default: {
        if (chance.is(fault.database)) return null;
        const reply = effect.kind === 'claim' ? memory.claim(effect) : memory.transact(effect);
        // Committed, but whoever asked never hears of it.
        return chance.is(fault.database) ? null : { reply };
      }
    }
  }

  function callOverWire(call: 'create' | 'query' | 'cancel', payout: Payout): Answer {
    const { now } = memory.state;
    const number = payout.outBillNo ?? '';
    const text = memory.texts.get(payout.id) ?? '';
    const act = () => {
      if (call === 'create') return wechat.create(number, text, memory.state.now);
      if (call === 'query') return wechat.query(number);
      wechat.cancel(number, memory.state.now);
      return { http: 200, state: 'CANCELING' };
    };
    if (!chance.is(fault.wire)) return act();
    switch (chance.below(7)) {
      case 0:
        return { http: 0 };
      case 1:
        act();
        return { http: 0 };
      case 2:
        // A copy on the wire is dead after five minutes, when its signature is too old.
        late.push({ at: now + chance.below(5 * MINUTE), deliver: act });
        return { http: 0 };
      case 3:
        return { http: 500, code: 'SYSTEM_ERROR' };
      case 4:
        act();
        return { http: 500, code: 'SYSTEM_ERROR' };
      case 5:
        return { http: 429, code: 'FREQUENCY_LIMITED' };
      default:
        return call === 'create' ? { http: 403, code: 'NOT_ENOUGH' } : { http: 0 };
    }
  }

  function advance(one: Running) {
    const { done, value } = one.step.next(one.reply);
    const outcome = done ? null : carryOut(value);
    if (!done && !outcome) deaths++;
    if (outcome) one.reply = outcome.reply;
    else running = running.filter((other) => other !== one);
    if (chance.is(fault.death / 20)) {
      deaths += running.length;
      running = [];
    }
    check();
  }

  function pass(ms: number) {
    memory.state.now += ms;
    wechat.tick(memory.state.now);
    const [due, waiting] = [
      late.filter((one) => one.at <= memory.state.now),
      late.filter((one) => one.at > memory.state.now),
    ];
    late = waiting;
    for (const one of due) one.deliver();
  }

  function work() {
    for (const payout of memory.payouts.values()) {
      const what = rules.due(payout, { ...memory.state, approvals: 0 });
      if (what === 'send') start(rules.send(payout.id));
      if (what === 'sweep') start(rules.sweep(payout.id));
    }
  }

  function* once(id: string, decide: Decide): Step<unknown> {
    return yield { kind: 'transact', payoutId: id, decide };
  }

  function tapClaim() {
    const reward = chance.pick(memory.rewards)!;
    if (chance.is(0.7)) claims++;
    start(rules.claim(reward.id, `C${claims}`));
  }

  function act() {
    const payout = chance.pick([...memory.payouts.values()]);
    const action = chance.below(12);
    if (action < 2) tapClaim();
    else if (payout && action === 2) approve(payout.id, `S${chance.below(3)}`);
    else if (payout && action === 3 && chance.is(0.15))
      start(once(payout.id, rules.decideWithdraw));
    else if (payout && action === 4) start(once(payout.id, rules.decideHint));
    else if (payout?.packageInfo && action === 5)
      wechat.confirm(payout.outBillNo ?? '', memory.state.now);
    else if (action === 6) memory.state.isRunning = chance.is(0.8);
    else work();
    for (let n = chance.below(6); n > 0; n--) {
      const one = chance.pick(running);
      if (one) advance(one);
    }
    pass(
      chance.is(0.05)
        ? chance.below(26 * HOUR)
        : chance.below(chance.is(0.3) ? 15 * MINUTE : 20_000),
    );
    check();
  }

  function approve(id: string, staffId: string) {
    memory.approve(id, staffId);
    start(once(id, rules.decideApproved));
  }

  function check() {
    const live = new Map<string, number>();
    for (const bill of wechat.bills.values()) {
      const reward = bill.number.split('A')[0] ?? '';
      if (bill.state === 'FAIL' || bill.state === 'CANCELLED') continue;
      live.set(reward, (live.get(reward) ?? 0) + 1);
      if ((live.get(reward) ?? 0) > 1) violations.push(`two live bills of ${reward}`);
    }
    for (const payout of memory.payouts.values()) {
      const said = wechat.bills.get(payout.outBillNo ?? '')?.state;
      if (payout.state === 'settled' && said !== 'SUCCESS')
        violations.push('settled, but not paid');
      if (
        payout.state === 'returned' &&
        payout.outBillNo &&
        said !== 'FAIL' &&
        said !== 'CANCELLED'
      )
        violations.push('returned, but the bill may still pay');
    }
  }

  /** No more faults: everything must come to its end by itself. */
  function heal() {
    Object.assign(fault, { database: 0, wire: 0, death: 0 });
    for (let round = 0; round < 400 && !isBroken(); round++) {
      memory.state.isRunning = true;
      for (const payout of memory.payouts.values())
        if (payout.state === 'requested')
          for (const staff of ['S0', 'S1']) approve(payout.id, staff);
      work();
      while (running.length > 0 && !isBroken()) advance(running[0]!);
      pass(round < 40 ? 30_000 : 2 * HOUR);
      if ([...memory.payouts.values()].every(rules.isFinal)) break;
    }
    if (!isBroken()) checkEnd();
  }

  function checkEnd() {
    for (const payout of memory.payouts.values())
      if (!rules.isFinal(payout)) violations.push(`never ends: ${payout.state}`);
    const balance = (id: string) => memory.accounts.get(id) ?? 0;
    const paidFen = [...wechat.bills.values()]
      .filter((bill) => bill.state === 'SUCCESS')
      .reduce((sum, bill) => sum + bill.amountFen, 0);
    if (balance('paid') !== paidFen) violations.push('ledger and WeChat disagree on what was paid');
    if (balance('in_flight:P0') + balance('in_flight:P1') !== 0)
      violations.push('money left in flight');
    if ([...memory.accounts.values()].reduce((sum, fen) => sum + fen, 0) !== 0)
      violations.push('the ledger does not sum to zero');
    violations.push(...wechat.violations);
  }

  const isBroken = () => violations.length > 0 || wechat.violations.length > 0;
  return {
    act,
    heal,
    isBroken,
    history: (): History => ({
      violations: [...violations, ...wechat.violations],
      payouts: memory.payouts.size,
      laterAttempts: [...memory.payouts.values()].filter((one) => one.attempt > 1).length,
      deaths,
    }),
  };
}
