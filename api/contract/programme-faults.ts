import type { Prize, ProgrammeRules } from './programme-rules.ts';

/** The least WeChat transfers; what is less could be booked and never be paid. */
export const MIN_PAY_FEN = 10;
const TOO_LITTLE = '不能少于 0.1 元：微信不转更小的金额';

const yuan = (amountFen: number) => `${Math.floor(amountFen) / 100} 元`;

/** Where in the draft, as zod writes a path joined by dots, and what is wrong there. */
export type DraftFault = { path: string; message: string };
type Draft = { startsOn: string; endsOn: string; rules: ProgrammeRules };

/** What no single field can say: parts that contradict one another. */
export function findDraftFaults({ startsOn, endsOn, rules }: Draft): DraftFault[] {
  return [
    fault('endsOn', startsOn > endsOn, '最后一天早于开始的一天'),
    fault('classes', Object.keys(rules.classes).length === 0, '至少要有一类有奖励'),
    ...Object.entries(rules.classes).flatMap(([name, prize]) =>
      prize ? prizeFaults(`classes.${name}`, prize) : [],
    ),
    ...rules.categoryRules.map(({ rewardClass }, n) =>
      fault(
        `categoryRules.${n}.rewardClass`,
        !rules.classes[rewardClass],
        `${rewardClass} 类没有定奖励`,
      ),
    ),
    ...rules.multipliers.map(({ from, to }, n) =>
      fault(`multipliers.${n}.to`, from > to, '最后一天早于第一天'),
    ),
    ...rules.rankMonth.flatMap((row, n) => rankFaults(row, rules.rankMonth[n - 1]?.to ?? 0, n)),
    ...rules.lotteryMonth.map(({ amountFen }, n) =>
      fault(`lotteryMonth.${n}.amountFen`, amountFen < MIN_PAY_FEN, TOO_LITTLE),
    ),
  ].filter((one) => one !== null);
}

/** What promises more at once than WeChat transfers; named for whoever does not see the field. */
export function findTransferFaults(
  { classes, multipliers, rankMonth, lotteryMonth, payout }: ProgrammeRules,
  maxTransferFen: number,
): (DraftFault & { name: string })[] {
  if (payout.channel !== 'wechat_transfer') return [];
  const factor = Math.max(1, ...multipliers.map((one) => one.factor));
  const limit = `不能大于 ${yuan(maxTransferFen)}（微信单笔限额）`;
  const times =
    factor > 1 ? `不能大于 ${yuan(maxTransferFen / factor)}：最高 ${factor} 倍后${limit}` : limit;
  const promises = [
    ...Object.entries(classes).map(([name, prize]) => ({
      path: `classes.${name}.${prize?.kind === 'range' ? 'toFen' : 'amountFen'}`,
      name: `${name} 类`,
      mostFen: factor * mostFen(prize),
      message: times,
    })),
    ...rankMonth.map(({ from, to, amountFen }, n) => ({
      path: `rankMonth.${n}.amountFen`,
      name: `月度排行第 ${from}—${to} 名`,
      mostFen: amountFen,
      message: limit,
    })),
    ...lotteryMonth.map(({ amountFen }, n) => ({
      path: `lotteryMonth.${n}.amountFen`,
      name: '每月抽奖',
      mostFen: amountFen,
      message: limit,
    })),
  ];
  return promises
    .filter((one) => one.mostFen > maxTransferFen)
    .map(({ path, name, message }) => ({ path, name, message }));
}

/** What one case earns at most. */
export const mostOfCaseFen = ({ classes, multipliers }: ProgrammeRules): number =>
  Math.max(1, ...multipliers.map((one) => one.factor)) *
  Math.max(0, ...Object.values(classes).map((prize) => mostFen(prize)));

const mostFen = (prize?: Prize) =>
  prize?.kind === 'fixed' ? prize.amountFen : prize?.kind === 'range' ? prize.toFen : 0;

const fault = (path: string, isWrong: boolean, message: string): DraftFault | null =>
  isWrong ? { path, message } : null;

function prizeFaults(path: string, prize: Prize): (DraftFault | null)[] {
  if (prize.kind === 'points') return [];
  if (prize.kind === 'fixed') {
    const { amountFen } = prize;
    return [fault(`${path}.amountFen`, amountFen > 0 && amountFen < MIN_PAY_FEN, TOO_LITTLE)];
  }
  return [
    fault(`${path}.fromFen`, prize.fromFen < MIN_PAY_FEN, TOO_LITTLE),
    fault(`${path}.toFen`, prize.fromFen > prize.toFen, '高限低于低限'),
  ];
}

const rankFaults = (
  { from, to, amountFen }: ProgrammeRules['rankMonth'][number],
  placesBefore: number,
  n: number,
) => [
  fault(`rankMonth.${n}.from`, from <= placesBefore, `须从第 ${placesBefore + 1} 名以后开始`),
  fault(`rankMonth.${n}.to`, from > to, '最后名次在开始名次之前'),
  fault(`rankMonth.${n}.amountFen`, amountFen < MIN_PAY_FEN, TOO_LITTLE),
];
