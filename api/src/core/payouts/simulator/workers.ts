import type * as Protocol from '../protocol/index.ts';
import type { Answer, Effect, Payout, Step } from '../protocol/types.ts';
import type { FaultyWire } from './model/faulty-wire.ts';
import type { Memory } from './model/memory.ts';
import type { Chance } from './random.ts';
import { type Tell, tellEffect } from './tell.ts';

export type Rules = typeof Protocol;

const MAX_RUNNING = 40;

/** A frozen one goes on where it was when it wakes, not knowing that it slept. */
type Running = { step: Step<unknown>; reply: unknown; wakesAt: number };

type Parts = {
  rules: Rules;
  chance: Chance;
  memory: Memory;
  wire: FaultyWire;
  tell: Tell | undefined;
};

/** Every step under way, in whatever process: it goes on effect by effect, and may die or stand still between any two. */
export class Workers {
  deaths = 0;
  private readonly parts: Parts;
  private running: Running[] = [];
  private databaseFaults: number;
  private deathShare: number;

  constructor(parts: Parts) {
    this.parts = parts;
    this.databaseFaults = 0.03 * parts.chance.below(3);
    this.deathShare = 0.02 * parts.chance.below(4);
  }

  heal(): void {
    this.databaseFaults = this.deathShare = 0;
  }

  isIdle = (): boolean => this.running.length === 0;

  start(step: Step<unknown>): void {
    if (this.running.length < MAX_RUNNING)
      this.running.push({ step, reply: undefined, wakesAt: 0 });
  }

  /** One of those awake goes one effect further; false when all sleep. */
  advanceAny(): boolean {
    return this.advance(this.parts.chance.pick(this.running.filter(this.isAwake)));
  }

  advanceFirst(): boolean {
    return this.advance(this.running.find(this.isAwake));
  }

  /** A machine is suspended with one of them; false when none runs. */
  freezeAny(atMostMs: number): boolean {
    const { chance, wire, memory, tell } = this.parts;
    const one = chance.pick(this.running);
    if (!one) return false;
    one.wakesAt = wire.time.now + chance.below(atMostMs);
    tell?.(memory.state.now, 'a worker stands still');
    return true;
  }

  /** What stands still elsewhere outlives the process, and the database connection, of the others. */
  killAwake(): void {
    const frozen = this.running.filter((one) => !this.isAwake(one));
    this.deaths += this.running.length - frozen.length;
    this.running = frozen;
  }

  private isAwake = ({ wakesAt }: Running): boolean => wakesAt <= this.parts.wire.time.now;

  private advance(one: Running | undefined): boolean {
    if (!one) return false;
    const { chance, memory, tell } = this.parts;
    const { done, value } = one.step.next(one.reply);
    const outcome = done ? null : this.carryOut(value);
    if (!done && tell) tellEffect(tell, memory.state.now, value, outcome);
    if (!done && !outcome) this.deaths++;
    if (outcome) one.reply = outcome.reply;
    else this.running = this.running.filter((other) => other !== one);
    if (chance.is(this.deathShare / 20)) this.killAwake();
    return true;
  }

  /** Null means that the step died: its process is gone, or its database connection. */
  private carryOut(effect: Effect): { reply: unknown } | null {
    const { chance, memory } = this.parts;
    if (chance.is(this.deathShare)) return null;
    if (effect.kind === 'journal') return { reply: this.note(effect.payout) };
    if (effect.kind === 'call') return { reply: this.call(effect) };
    if (chance.is(this.databaseFaults)) return null;
    const reply = effect.kind === 'claim' ? memory.claim(effect) : memory.transact(effect);
    // Committed, but whoever asked never hears of it.
    return chance.is(this.databaseFaults) ? null : { reply };
  }

  private call({ call, payout, notAfter }: Extract<Effect, { kind: 'call' }>): Answer {
    const { rules, memory, wire } = this.parts;
    return rules.isTooLate(notAfter, memory.state.now) ? { http: 0 } : wire.call(call, payout);
  }

  private note(payout: Payout): void {
    const { id, rewardId, personId, attempt, amountFen, openid, lastSentAt: sentAt } = payout;
    const number = payout.outBillNo ?? '';
    const who = { payout: id, reward: rewardId, person: personId };
    this.parts.memory.journal.set(number, { ...who, attempt, number, amountFen, openid, sentAt });
  }
}
