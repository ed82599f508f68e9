import type * as Protocol from '../protocol.ts';
import type { Decide, Effect, Step } from '../protocol-types.ts';
import { createFaultyWire } from './faulty-wire.ts';
import { checkEnd, checkNow } from './invariants.ts';
import { createMemory, type Memory, type ModelReward } from './memory.ts';
import { type Chance, chanceOf } from './random.ts';
import { createWechatModel, type WechatModel } from './wechat-model.ts';

export type Rules = typeof Protocol;
export type History = {
  violations: string[];
  payouts: number;
  laterAttempts: number;
  deaths: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MAX_RUNNING = 40;
const MAX_ROUNDS = 400;

/** One seed makes one history: people, workers and a strict WeChat, with faults on every edge; then all heals. */
export function simulate(rules: Rules, seed: number): History {
  const world = new World(rules, chanceOf(seed));
  world.live();
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

type Running = { step: Step<unknown>; reply: unknown };

class World {
  private readonly rules: Rules;
  private readonly chance: Chance;
  private readonly memory: Memory;
  private readonly wechat: WechatModel;
  private readonly wire: ReturnType<typeof createFaultyWire>;
  private running: Running[] = [];
  private databaseFaults: number;
  private deathShare: number;
  private claims = 0;
  private deaths = 0;

  constructor(rules: Rules, chance: Chance) {
    this.rules = rules;
    this.chance = chance;
    this.memory = createMemory(makeRewards(chance));
    this.wechat = createWechatModel(chance);
    this.wire = createFaultyWire(chance, this.memory, this.wechat);
    this.databaseFaults = 0.03 * chance.below(3);
    this.deathShare = 0.02 * chance.below(4);
  }

  live(): void {
    const actions = 60 + this.chance.below(140);
    for (let n = 0; n < actions && !this.isBroken(); n++) this.act();
  }

  /** No more faults: everything must come to its end by itself. */
  heal(): void {
    this.wire.heal();
    this.databaseFaults = 0;
    this.deathShare = 0;
    for (let round = 0; round < MAX_ROUNDS && !this.isBroken() && !this.isOver(); round++) {
      this.memory.state.isRunning = true;
      for (const payout of this.memory.payouts.values())
        if (payout.state === 'requested')
          for (const by of ['S0', 'S1']) this.approve(payout.id, by);
      this.work();
      while (this.running.length > 0 && !this.isBroken()) this.advance(this.running[0]!);
      this.pass(round < 40 ? MINUTE / 2 : 2 * HOUR);
    }
    if (!this.isBroken()) checkEnd(this.memory, this.wechat, this.rules.isFinal);
  }

  history(): History {
    const payouts = [...this.memory.payouts.values()];
    return {
      violations: [...this.memory.violations, ...this.wechat.violations],
      payouts: payouts.length,
      laterAttempts: payouts.filter((one) => one.attempt > 1).length,
      deaths: this.deaths,
    };
  }

  private isBroken = () => this.memory.violations.length + this.wechat.violations.length > 0;
  private isOver = () => [...this.memory.payouts.values()].every(this.rules.isFinal);

  /** Somebody does something, some of what runs goes one effect further, time passes. */
  private act(): void {
    const { chance, memory, rules } = this;
    const payout = chance.pick([...memory.payouts.values()]);
    const what = chance.below(12);
    if (what < 2) this.tapClaim();
    else if (payout && what === 2) this.approve(payout.id, `S${chance.below(3)}`);
    else if (payout && what === 3 && chance.is(0.15)) this.once(payout.id, rules.decideWithdraw);
    else if (payout && what === 4) this.once(payout.id, rules.decideHint);
    else if (payout?.packageInfo && what === 5)
      this.wechat.confirm(payout.outBillNo ?? '', memory.state.now);
    else if (what === 6) memory.state.isRunning = chance.is(0.8);
    else this.work();
    for (let n = chance.below(6); n > 0; n--) {
      const one = chance.pick(this.running);
      if (one) this.advance(one);
    }
    this.pass(this.someTime());
    checkNow(memory, this.wechat);
  }

  private someTime(): number {
    if (this.chance.is(0.05)) return this.chance.below(26 * HOUR);
    return this.chance.below(this.chance.is(0.3) ? 15 * MINUTE : MINUTE / 3);
  }

  private start(step: Step<unknown>): void {
    if (this.running.length < MAX_RUNNING) this.running.push({ step, reply: undefined });
  }

  private once(payoutId: string, decide: Decide): void {
    this.start(
      (function* (): Step<unknown> {
        return yield { kind: 'transact', payoutId, decide };
      })(),
    );
  }

  private tapClaim(): void {
    const reward = this.chance.pick(this.memory.rewards)!;
    if (this.chance.is(0.7)) this.claims++;
    this.start(this.rules.claim(reward.id, `C${this.claims}`));
  }

  private approve(id: string, staffId: string): void {
    this.memory.approve(id, staffId);
    this.once(id, this.rules.decideApproved);
  }

  private work(): void {
    for (const payout of this.memory.payouts.values()) {
      const what = this.rules.due(payout, { ...this.memory.state, approvals: 0 });
      if (what === 'send') this.start(this.rules.send(payout.id));
      if (what === 'sweep') this.start(this.rules.sweep(payout.id));
    }
  }

  private advance(one: Running): void {
    const { done, value } = one.step.next(one.reply);
    const outcome = done ? null : this.carryOut(value);
    if (!done && !outcome) this.deaths++;
    if (outcome) one.reply = outcome.reply;
    else this.running = this.running.filter((other) => other !== one);
    if (this.chance.is(this.deathShare / 20)) {
      this.deaths += this.running.length;
      this.running = [];
    }
    checkNow(this.memory, this.wechat);
  }

  /** Null means that the step died: its process is gone, or its database connection. */
  private carryOut(effect: Effect): { reply: unknown } | null {
    if (this.chance.is(this.deathShare)) return null;
    if (effect.kind === 'journal') return { reply: undefined };
    if (effect.kind === 'call') return { reply: this.wire.call(effect.call, effect.payout) };
    if (this.chance.is(this.databaseFaults)) return null;
    const reply =
      effect.kind === 'claim' ? this.memory.claim(effect) : this.memory.transact(effect);
    // Committed, but whoever asked never hears of it.
    return this.chance.is(this.databaseFaults) ? null : { reply };
  }

  private pass(ms: number): void {
    this.memory.state.now += ms;
    this.wechat.tick(this.memory.state.now);
    this.wire.deliverLate();
  }
}
