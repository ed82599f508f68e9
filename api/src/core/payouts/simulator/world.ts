import type * as Protocol from '../protocol/index.ts';
import type { Answer, Decide, Effect, Payout, Step } from '../protocol/types.ts';
import { createFaultyWire } from './faulty-wire.ts';
import { checkEnd, checkNow, checkPages } from './invariants.ts';
import { createMemory, type Memory, type ModelReward } from './memory.ts';
import type { Chance } from './random.ts';
import { type Tell, tellEffect } from './tell.ts';
import { createWechatModel, type WechatModel } from './wechat-model.ts';

export type Rules = typeof Protocol;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_RUNNING = 40;
const MAX_ROUNDS = 400;

/** A frozen one goes on where it was when it wakes, not knowing that it slept. */
type Running = { step: Step<unknown>; reply: unknown; wakesAt: number };

function makeRewards(chance: Chance): ModelReward[] {
  return Array.from({ length: 1 + chance.below(4) }, (_, n) => ({
    id: `R${n}`,
    personId: `P${n % 2}`,
    openid: `o${n % 2}`,
    amountFen: chance.is(0.3) ? 500 : 100 + n,
    claimable: true,
  }));
}

/** People, workers and a strict WeChat, with faults on every edge; then all heals. */
export class World {
  readonly counts = { deaths: 0, failovers: 0, lostCommits: 0, clockJumps: 0, freezes: 0 };
  readonly memory: Memory;
  readonly wechat: WechatModel;
  private readonly rules: Rules;
  private readonly chance: Chance;
  private readonly wire: ReturnType<typeof createFaultyWire>;
  private readonly tell: Tell | undefined;
  private running: Running[] = [];
  private databaseFaults: number;
  private deathShare: number;
  /** Some histories have a database that loses commits, or a clock that is set. */
  private failoverShare: number;
  private jumpShare: number;
  /** Some have workers that stand still for hours or days, as on a machine that was suspended. */
  private freezeShare: number;
  private skewMs = 0;
  private claims = 0;
  private checked = '';

  constructor(rules: Rules, chance: Chance, tell?: Tell) {
    this.rules = rules;
    this.chance = chance;
    this.tell = tell;
    this.memory = createMemory(makeRewards(chance));
    this.wechat = createWechatModel(chance);
    this.wire = createFaultyWire(chance, this.memory, this.wechat);
    this.databaseFaults = 0.03 * chance.below(3);
    this.deathShare = 0.02 * chance.below(4);
    this.failoverShare = chance.is(0.3) ? 0.04 : 0;
    this.jumpShare = chance.is(0.3) ? 0.04 : 0;
    this.freezeShare = chance.is(0.3) ? 0.05 : 0;
  }

  live(): void {
    const actions = 60 + this.chance.below(140);
    for (let n = 0; n < actions && !this.isBroken(); n++) this.act();
  }

  /** No more faults: everything must come to its end by itself, or by what two people may do. */
  heal(): void {
    this.wire.heal();
    this.databaseFaults = this.deathShare = 0;
    this.failoverShare = this.jumpShare = this.freezeShare = 0;
    this.tell?.(this.memory.state.now, 'all faults are over');
    for (let round = 0; round < MAX_ROUNDS && !this.isBroken() && !this.isOver(); round++) {
      this.replay();
      this.memory.state.isRunning = true;
      for (const payout of [...this.memory.payouts.values()]) this.decideAsPeople(payout);
      this.work();
      this.runOut();
      this.pass(round < 40 ? MINUTE / 2 : 2 * HOUR);
      if (round === 46) checkPages(this.memory);
    }
    if (!this.isBroken()) checkEnd(this.memory, this.wechat, this.rules.isFinal);
  }

  private isBroken = () => this.memory.violations.length + this.wechat.violations.length > 0;
  private isOver = () =>
    this.running.length === 0 &&
    [...this.memory.payouts.values()].every(this.rules.isFinal) &&
    this.lostLines().length === 0;

  /** Somebody does something, some of what runs goes one effect further, time passes. */
  private act(): void {
    const { chance, memory, rules } = this;
    const payout = chance.pick([...memory.payouts.values()]);
    const what = chance.below(13);
    if (what < 2) this.tapClaim();
    else if (payout && what === 2) this.approve(payout.id, `S${chance.below(3)}`);
    else if (payout && what === 3 && chance.is(0.15)) this.once(payout.id, rules.decideWithdraw);
    else if (payout && what === 4) this.once(payout.id, rules.decideHint);
    else if (payout?.packageInfo && what === 5)
      this.wechat.confirm(payout.outBillNo ?? '', this.wire.time.now);
    else if (what === 6) this.turnSwitch(chance.is(0.8));
    else if (payout && what === 7 && chance.is(0.3))
      this.decideStuck(chance.pick(this.longInDoubt()) ?? payout, 1 + chance.below(2));
    else this.work();
    if (chance.is(this.failoverShare)) this.failOver();
    if (chance.is(this.jumpShare)) this.setClock();
    if (chance.is(this.freezeShare)) this.freeze();
    for (let n = chance.below(6); n > 0; n--) {
      const one = chance.pick(this.running.filter(this.isAwake));
      if (one) this.advance(one);
    }
    this.pass(this.someTime());
    this.check();
  }

  private someTime(): number {
    if (this.chance.is(0.05)) return this.chance.below(26 * HOUR);
    return this.chance.below(this.chance.is(0.3) ? 15 * MINUTE : MINUTE / 3);
  }

  // Two people start again only when the journal has been replayed.
  private turnSwitch(isRunning: boolean): void {
    if (isRunning) this.replay();
    this.memory.state.isRunning = isRunning;
  }

  private start(step: Step<unknown>): void {
    if (this.running.length < MAX_RUNNING)
      this.running.push({ step, reply: undefined, wakesAt: 0 });
  }

  private isAwake = ({ wakesAt }: Running): boolean => wakesAt <= this.wire.time.now;

  /** A machine is suspended; now and then people stop paying meanwhile, and a day or two go by. */
  private freeze(): void {
    const one = this.chance.pick(this.running);
    if (!one) return;
    this.counts.freezes++;
    one.wakesAt = this.wire.time.now + this.chance.below(4 * DAY);
    this.tell?.(this.memory.state.now, 'a worker stands still');
    if (this.chance.is(0.8)) return;
    this.turnSwitch(false);
    this.pass(DAY + this.chance.below(DAY));
  }

  private longInDoubt = (): Payout[] =>
    [...this.memory.payouts.values()].filter(
      ({ state, lastSentAt }) => state === 'in_doubt' && this.wire.time.now > lastSentAt + DAY,
    );

  private runOut(): void {
    for (;;) {
      const one = this.running.find(this.isAwake);
      if (!one || this.isBroken()) return;
      this.advance(one);
    }
  }

  /** What stands still elsewhere outlives the process, and the database connection, of the others. */
  private killAwake(): void {
    const frozen = this.running.filter((one) => !this.isAwake(one));
    this.counts.deaths += this.running.length - frozen.length;
    this.running = frozen;
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
    // A client that takes one id for two rewards is refused by the id; a database that lost the id cannot know it.
    const id = this.failoverShare > 0 ? `C${this.claims}${reward.id}` : `C${this.claims}`;
    this.start(this.rules.claim(reward.id, id));
  }

  private approve(id: string, staffId: string): void {
    this.memory.approve(id, staffId);
    this.once(id, this.rules.decideApproved);
  }

  private decideAsPeople(payout: Payout): void {
    if (payout.state === 'requested') for (const by of ['S0', 'S1']) this.approve(payout.id, by);
    if (payout.state === 'frozen') this.decideStuck(payout, 2);
  }

  private decideStuck(payout: Payout, askers: number): void {
    const { rules, wire } = this;
    if (payout.state === 'frozen') this.once(payout.id, rules.decideRecheck(askers));
    else if (payout.state === 'in_doubt')
      this.once(payout.id, rules.decideWriteOff(askers, wire.isAbsentFromBills(payout)));
  }

  private work(): void {
    const { now, isRunning } = this.memory.state;
    const facts = { now, isRunning, approvals: 0 };
    for (const payout of this.memory.payouts.values()) {
      const what = this.rules.due(payout, facts);
      if (what === 'send') this.start(this.rules.send(payout.id));
      if (what === 'sweep') this.start(this.rules.sweep(payout.id));
    }
  }

  /** Another node takes over without the last commits; everything that runs dies, sending stops. */
  private failOver(): void {
    this.counts.failovers++;
    this.counts.lostCommits += this.memory.lose(1 + this.chance.below(6));
    this.killAwake();
    this.memory.state.isRunning = false;
    this.tell?.(this.memory.state.now, 'the database fails over and has lost its last commits');
    this.replay();
  }

  private lostLines() {
    const { journal, payouts } = this.memory;
    if (journal.size === 0) return [];
    const known = new Set([...payouts.values()].map((one) => one.outBillNo));
    return [...journal.values()].filter((line) => !known.has(line.number));
  }

  private replay(): void {
    for (const line of this.lostLines()) {
      const past = this.memory.pastOf(line.reward);
      const mine = past.find((one) => one.id === line.payout);
      const change = this.rules.decideRestore(line, { mine, past });
      this.tell?.(this.memory.state.now, `journal: ${line.number} ${change.refuse ?? 'restored'}`);
      if (!change.refuse) this.memory.restore(line, change);
    }
  }

  private setClock(): void {
    this.counts.clockJumps++;
    this.skewMs = (this.chance.below(4 * HOUR) - 2 * HOUR) * (this.chance.is(0.2) ? 0 : 1);
    this.tell?.(this.memory.state.now, `our clock is now ${this.skewMs / 1000} s off`);
    this.pass(0);
  }

  private advance(one: Running): void {
    const { done, value } = one.step.next(one.reply);
    const outcome = done ? null : this.carryOut(value);
    if (!done && this.tell) tellEffect(this.tell, this.memory.state.now, value, outcome);
    if (!done && !outcome) this.counts.deaths++;
    if (outcome) one.reply = outcome.reply;
    else this.running = this.running.filter((other) => other !== one);
    if (this.chance.is(this.deathShare / 20)) this.killAwake();
    this.check();
  }

  /** Null means that the step died: its process is gone, or its database connection. */
  private carryOut(effect: Effect): { reply: unknown } | null {
    if (this.chance.is(this.deathShare)) return null;
    if (effect.kind === 'journal') return { reply: this.note(effect.payout) };
    if (effect.kind === 'call') return { reply: this.call(effect) };
    if (this.chance.is(this.databaseFaults)) return null;
    const reply =
      effect.kind === 'claim' ? this.memory.claim(effect) : this.memory.transact(effect);
    // Committed, but whoever asked never hears of it.
    return this.chance.is(this.databaseFaults) ? null : { reply };
  }

  private call({ call, payout, notAfter }: Extract<Effect, { kind: 'call' }>): Answer {
    return this.rules.isTooLate(notAfter, this.memory.state.now)
      ? { http: 0 }
      : this.wire.call(call, payout);
  }

  private note(payout: Payout): void {
    const { id, rewardId, personId, attempt, amountFen, openid, lastSentAt: sentAt } = payout;
    const number = payout.outBillNo ?? '';
    const who = { payout: id, reward: rewardId, person: personId };
    this.memory.journal.set(number, { ...who, attempt, number, amountFen, openid, sentAt });
  }

  private check(): void {
    const now = `${this.memory.state.changes} ${this.wechat.counted.changes}`;
    if (now === this.checked) return;
    this.checked = now;
    checkNow(this.memory, this.wechat);
  }

  private pass(ms: number): void {
    this.wire.time.now += ms;
    this.memory.state.now = this.wire.time.now + this.skewMs;
    this.wechat.tick(this.wire.time.now);
    this.wire.deliverLate();
  }
}
