import type { Answer, Call, Payout } from '../protocol-types.ts';
import type { Memory } from './memory.ts';
import type { Chance } from './random.ts';
import type { WechatModel } from './wechat-model.ts';

const MINUTE = 60_000;

/** Calls that get lost, answers that get lost, copies that arrive late, refusals that mean nothing. */
export function createFaultyWire(chance: Chance, memory: Memory, wechat: WechatModel) {
  let late: { at: number; deliver: () => void }[] = [];
  let faultShare = 0.1 * chance.below(4);

  function act(kind: Call, payout: Payout): Answer {
    const number = payout.outBillNo ?? '';
    const { now } = memory.state;
    if (kind === 'create') return wechat.create(number, memory.texts.get(payout.id) ?? '', now);
    if (kind === 'query') return wechat.query(number);
    wechat.cancel(number, now);
    return { http: 200, state: 'CANCELING' };
  }

  function fail(kind: Call, payout: Payout): Answer {
    switch (chance.below(7)) {
      case 0:
        return { http: 0 };
      case 1:
        act(kind, payout);
        return { http: 0 };
      case 2: {
        // A copy on the wire is dead after five minutes, when its signature is too old.
        const at = memory.state.now + chance.below(5 * MINUTE);
        late.push({ at, deliver: () => act(kind, payout) });
        return { http: 0 };
      }
      case 3:
        return { http: 500, code: 'SYSTEM_ERROR' };
      case 4:
        act(kind, payout);
        return { http: 500, code: 'SYSTEM_ERROR' };
      case 5:
        return { http: 429, code: 'FREQUENCY_LIMITED' };
      default:
        return kind === 'create' ? { http: 403, code: 'NOT_ENOUGH' } : { http: 0 };
    }
  }

  return {
    call: (kind: Call, payout: Payout): Answer =>
      chance.is(faultShare) ? fail(kind, payout) : act(kind, payout),
    heal: () => {
      faultShare = 0;
    },
    deliverLate() {
      const due = late.filter((one) => one.at <= memory.state.now);
      late = late.filter((one) => one.at > memory.state.now);
      for (const one of due) one.deliver();
    },
  };
}
