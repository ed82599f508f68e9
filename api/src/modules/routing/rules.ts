import { DUTY_BASES, type Duty, type UnitProposal } from '../../../contract/routing.ts';

export type Question = {
  categoryKey: string;
  areaId: string;
  /** Asia/Shanghai. */
  day: string;
  /** 先属主后属地, or the other way round. */
  first: 'owner' | 'territory';
  /** Units that sent this case back. */
  returnedBy: ReadonlySet<string>;
};

/** Categories a duty may be written for, from the narrowest to the widest: E0110 → E0110, E01, E. */
export const prefixesOf = (categoryKey: string): string[] => [
  ...new Set([categoryKey, categoryKey.slice(0, 3), categoryKey.slice(0, 1)]),
];

export const covers = (duty: Duty, question: Question): boolean =>
  prefixesOf(question.categoryKey).includes(duty.categoryPrefix) &&
  (duty.area === null || duty.area.id === question.areaId) &&
  duty.validFrom <= question.day &&
  (duty.validTo === null || question.day <= duty.validTo);

type Comparison = {
  by: (duty: Duty, question: Question) => number;
  why: (q: Question) => string;
  /** Good enough to put one above the other, not to dispatch without a person. */
  isWeak?: true;
};

/** What decides, in this order; the smaller figure comes first. */
const COMPARISONS: readonly Comparison[] = [
  {
    by: (duty, { returnedBy }) => Number(returnedBy.has(duty.unit.id)),
    why: () => '后者曾退回本案',
  },
  {
    by: (duty, { first }) => Number(duty.basis !== first),
    why: ({ first }) => (first === 'owner' ? '本市先属主后属地' : '本市先属地后属主'),
  },
  { by: (duty) => -duty.categoryPrefix.length, why: () => '职责类别更具体' },
  { by: (duty) => Number(duty.area === null), why: () => '职责限定在本区域' },
  { by: (duty) => duty.priority, why: () => '优先级更高' },
  {
    by: (duty) => -Number(duty.validFrom.replaceAll('-', '')),
    why: () => '职责登记更新',
    isWeak: true,
  },
];

function compare(a: Duty, b: Duty, question: Question): number {
  for (const { by } of COMPARISONS) {
    const difference = by(a, question) - by(b, question);
    if (difference !== 0) return difference;
  }
  return a.unit.id < b.unit.id ? -1 : Number(a.unit.id > b.unit.id);
}

const decisive = (before: Duty, after: Duty, question: Question): Comparison | undefined =>
  COMPARISONS.find(({ by }) => by(before, question) !== by(after, question));

/** Why the first stands before the second, in words. */
const sayWhy = (before: Duty, after: Duty, question: Question): string =>
  decisive(before, after, question)?.why(question) ?? '其余条件相同，按单位编号';

const isStrong = (comparison: Comparison | undefined): boolean =>
  comparison !== undefined && !comparison.isWeak;

const sayDuty = ({ area, categoryName, categoryPrefix, basis, priority }: Duty): string =>
  `${DUTY_BASES[basis]}职责：${area?.name ?? '全市'}「${categoryName}」（${categoryPrefix}），优先级 ${priority}`;

/** Who should handle it, the likeliest first, each unit once, with reasons a dispatcher can check. */
export function proposeUnits(duties: readonly Duty[], question: Question): UnitProposal[] {
  const sorted = duties
    .filter((duty) => covers(duty, question))
    .sort((a, b) => compare(a, b, question));
  const units = sorted.filter(
    (duty, index) => sorted.findIndex((other) => other.unit.id === duty.unit.id) === index,
  );
  return units.map((duty, index) => {
    const next = units[index + 1];
    const hasReturned = question.returnedBy.has(duty.unit.id);
    const explanation = [
      sayDuty(duty),
      hasReturned && '曾退回本案，排在其他单位之后',
      next && `排在${next.unit.name}之前：${sayWhy(duty, next, question)}`,
    ];
    return {
      unit: duty.unit,
      dutyId: duty.id,
      explanation: explanation.filter(Boolean).join('；'),
      hasReturned,
      isClear: !next || isStrong(decisive(duty, next, question)),
    };
  });
}
