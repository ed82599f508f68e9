import type { Prize } from '../../../../contract/programme-rules.ts';
import { refuse } from '../../../lib/refusal.ts';
import { MIN_PAY_FEN, type Programme } from './rules.ts';

const isPayable = (prize: Prize) => {
  if (prize.kind === 'points') return true;
  if (prize.kind === 'fixed') return prize.amountFen === 0 || prize.amountFen >= MIN_PAY_FEN;
  return prize.fromFen >= MIN_PAY_FEN && prize.fromFen <= prize.toFen;
};

const rising = (rows: readonly { from: number; to: number }[]) =>
  rows.every((row, n) => row.from <= row.to && row.from > (rows[n - 1]?.to ?? 0));

/** What no single field can say: parts that contradict one another. */
export function checkRules({ startsOn, endsOn, rules }: Programme): void {
  const prizes = Object.values(rules.classes).every((prize) => !prize || isPayable(prize));
  const extras = [...rules.rankMonth, ...rules.lotteryMonth];
  const named = rules.categoryRules.every((rule) => rules.classes[rule.rewardClass]);
  const days = rules.multipliers.every((one) => one.from <= one.to);
  const isSound = startsOn <= endsOn && prizes && named && days && rising(rules.rankMonth);
  const isPaid = extras.every(({ amountFen }) => amountFen >= MIN_PAY_FEN);
  if (!isSound || !isPaid || Object.keys(rules.classes).length === 0)
    throw refuse('programme_unsuitable');
}

/** Only what this system itself carries out may be promised to people. */
export function checkChannel({ rules }: Programme, maxTransferFen: number): void {
  const { channel, batch } = rules.payout;
  if (channel !== 'wechat_transfer' || batch !== 'immediate') throw refuse('channel_not_connected');
  if (largestFen(rules) > maxTransferFen) throw refuse('amount_over_transfer');
}

/** The most that one report or prize may come to. */
function largestFen(rules: Programme['rules']): number {
  const factor = Math.max(1, ...rules.multipliers.map((one) => one.factor));
  const prizes = Object.values(rules.classes).map((prize) =>
    prize?.kind === 'fixed' ? prize.amountFen : prize?.kind === 'range' ? prize.toFen : 0,
  );
  const extras = [...rules.rankMonth, ...rules.lotteryMonth].map((one) => one.amountFen);
  return Math.max(0, ...prizes.map((fen) => fen * factor), ...extras);
}
