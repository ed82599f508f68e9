import type { Answer, Call, Payout } from '../../protocol/types.ts';
import type { Chance } from '../random.ts';
import type { Memory } from './memory.ts';
import { REFUSALS } from './said-by-wechat.ts';
import type { WechatModel } from './wechat-model.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Calls that get lost, answers that get lost, copies that arrive late, refusals that mean nothing, answers that
 * are garbled. Time here is the world's own: our clock may be wrong.
 */
export function createFaultyWire(chance: Chance, memory: Memory, wechat: WechatModel) {
  let late: { at: number; deliver: () => void }[] = [];
  let faultShare = 0.1 * chance.below(4);
  const time = { now: memory.state.now };

  // The text is read when the call is made: a copy on the wire outlives the row it came from.
  function act(kind: Call, payout: Payout, text = memory.texts.get(payout.id)): Answer {
    const number = payout.outBillNo ?? '';
    if (kind === 'create') return text ? wechat.create(number, text, time.now) : { http: 0 };
    if (kind === 'query') return wechat.query(number, time.now);
    wechat.cancel(number, time.now);
    return { http: 200, state: 'CANCELING' };
  }

  function fail(kind: Call, payout: Payout): Answer {
    switch (chance.below(6)) {
      case 0:
        return { http: 0 };
      case 1:
        act(kind, payout);
        return { http: 0 };
      case 2: {
        // A copy on the wire is dead after five minutes, when its signature is too old.
        const text = memory.texts.get(payout.id);
        const at = time.now + chance.below(5 * MINUTE);
        late.push({ at, deliver: () => act(kind, payout, text) });
        return { http: 0 };
      }
      case 3:
        return refusal(kind);
      case 4:
        act(kind, payout);
        return refusal(kind);
      default:
        return garble(act(kind, payout));
    }
  }

  // Every query that says 404 while WeChat has the bill: it had not landed yet. That is the model's own to say.
  function refusal(kind: Call): Answer {
    const said = chance.pick(REFUSALS)!;
    return kind === 'query' && said.http === 404
      ? { http: 500, code: 'SYSTEM_ERROR' }
      : { ...said };
  }

  function garble(answer: Answer): Answer {
    if (answer.http !== 200) return answer;
    if (chance.is(0.5)) return { ...answer, state: 'A_STATE_OF_TOMORROW' };
    return chance.is(0.5) ? { ...answer, amountFen: 1 } : { ...answer, isForeign: true };
  }

  return {
    time,
    call(kind: Call, payout: Payout): Answer {
      return chance.is(faultShare) ? fail(kind, payout) : act(kind, payout);
    },
    heal: () => {
      faultShare = 0;
    },
    deliverLate() {
      if (late.length === 0) return;
      const due = late.filter((one) => one.at <= time.now);
      late = late.filter((one) => one.at > time.now);
      for (const one of due) one.deliver();
    },
    /** The bills of the day of the last send and of the day after are there, and say nothing of this number. */
    isAbsentFromBills: ({ outBillNo, lastSentAt }: Payout) =>
      !wechat.bills.has(outBillNo ?? '') && time.now > lastSentAt + DAY,
  };
}

export type FaultyWire = ReturnType<typeof createFaultyWire>;
