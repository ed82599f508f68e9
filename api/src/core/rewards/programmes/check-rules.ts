import { findDraftFaults } from '../../../../contract/programme-faults.ts';
import { Refusal, refuse } from '../../../lib/refusal.ts';
import type { Programme } from './rules.ts';

/** Refuses parts that contradict one another, and says which. */
export function checkRules(programme: Programme): void {
  const faults = findDraftFaults(programme);
  if (faults.length > 0) throw new Refusal('programme_unsuitable', faults);
}

/** Only what this system itself carries out may be promised to people. */
export function checkChannel({ rules }: Programme, maxTransferFen: number): void {
  const { channel, batch } = rules.payout;
  if (channel !== 'wechat_transfer' || batch !== 'immediate') throw refuse('channel_not_connected');
  const over = promisesOf(rules).filter((one) => one.amountFen > maxTransferFen);
  if (over.length > 0) throw new Refusal('amount_over_transfer', over.map(sayPromise));
}

type PromisedAmount = { path: string; name: string; amountFen: number };

/** The most that one report or prize may come to, place by place. */
function promisesOf(rules: Programme['rules']): PromisedAmount[] {
  const factor = Math.max(1, ...rules.multipliers.map((one) => one.factor));
  return [
    ...Object.entries(rules.classes).map(([name, prize]) => ({
      path: `classes.${name}`,
      name: factor > 1 ? `${name} 类（${factor} 倍）` : `${name} 类`,
      amountFen:
        factor *
        (prize?.kind === 'fixed' ? prize.amountFen : prize?.kind === 'range' ? prize.toFen : 0),
    })),
    ...rules.rankMonth.map(({ from, to, amountFen }, n) => ({
      path: `rankMonth.${n}.amountFen`,
      name: `月度排行第 ${from}—${to} 名`,
      amountFen,
    })),
    ...rules.lotteryMonth.map(({ amountFen }, n) => ({
      path: `lotteryMonth.${n}.amountFen`,
      name: '每月抽奖',
      amountFen,
    })),
  ];
}

const sayPromise = ({ path, name, amountFen }: PromisedAmount) => ({
  path,
  message: `${name}：${(amountFen / 100).toFixed(2)} 元`,
});
