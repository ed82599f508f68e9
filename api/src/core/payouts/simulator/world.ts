import type { Decide, Payout, Step } from '../protocol/types.ts';
import { checkEnd, checkNow, checkPages } from './invariants.ts';
import { createFaultyWire, type FaultyWire } from './model/faulty-wire.ts';
import { createMemory, type Memory, type ModelReward } from './model/memory.ts';
import { createWechatModel, type WechatModel } from './model/wechat-model.ts';
import type { Chance } from './random.ts';
import type { Tell } from './tell.ts';
import { type Rules, Workers } from './workers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_ROUNDS = 400;

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
  private readonly counted = { failovers: 0, lostCommits: 0, clockJumps: 0, freezes: 0 };
  readonly memory: Memory;
  readonly wechat: WechatModel;
  private readonly rules: Rules;
  private readonly chance: Chance;
  private readonly wire: FaultyWire;
  private readonly workers: Workers;
  private readonly tell: Tell | undefined;
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
    const { memory, wire } = this;
    this.workers = new Workers({ rules, chance, memory, wire, tell });
    this.failoverShare = chance.is(0.3) ? 0.04 : 0;
    this.jumpShare = chance.is(0.3) ? 0.04 : 0;
    this.freezeShare = chance.is(0.3) ? 0.05 : 0;
  }

  get counts() {
    return { deaths: this.workers.deaths, ...this.counted };
  }

  live(): void {
    const actions = 60 + this.chance.below(140);
    for (let n = 0; n < actions && !this.isBroken(); n++) this.act();
  }

  /** No more faults: everything must come to its end by itself, or by what two people may do. */
  heal(): void {
    this.wire.heal();
    this.workers.heal();
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
    this.workers.isIdle() &&
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
      if (this.workers.advanceAny()) this.check();
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

  /** A machine is suspended; now and then people stop paying meanwhile, and a day or two go by. */
  private freeze(): void {
    if (!this.workers.freezeAny(4 * DAY)) return;
    this.counted.freezes++;
    if (this.chance.is(0.8)) return;
    this.turnSwitch(false);
    this.pass(DAY + this.chance.below(DAY));
  }

  private longInDoubt = (): Payout[] =>
    [...this.memory.payouts.values()].filter(
      ({ state, lastSentAt }) => state === 'in_doubt' && this.wire.time.now > lastSentAt + DAY,
    );

  private runOut(): void {
    while (!this.isBroken() && this.workers.advanceFirst()) this.check();
  }

  private once(payoutId: string, decide: Decide): void {
    this.workers.start(
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
    this.workers.start(this.rules.claim(reward.id, id));
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
      if (what === 'send') this.workers.start(this.rules.send(payout.id));
      if (what === 'sweep') this.workers.start(this.rules.sweep(payout.id));
    }
  }

  /** Another node takes over without the last commits; everything that runs dies, sending stops. */
  private failOver(): void {
    this.counted.failovers++;
    this.counted.lostCommits += this.memory.lose(1 + this.chance.below(6));
    this.workers.killAwake();
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
    this.counted.clockJumps++;
    this.skewMs = (this.chance.below(4 * HOUR) - 2 * HOUR) * (this.chance.is(0.2) ? 0 : 1);
    this.tell?.(this.memory.state.now, `our clock is now ${this.skewMs / 1000} s off`);
    this.pass(0);
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
