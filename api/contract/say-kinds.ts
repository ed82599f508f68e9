import { MEASURES, type Prize, type ProgrammeRules, rewardClass } from './programme-rules.ts';

export const yuan = (fen: number) => `${(fen / 100).toFixed(2).replace(/\.?0+$/, '')} 元`;
const TRIGGERS = { filed: '立案', check_passed: '核查通过', closed: '结案' };
const OPERATORS = { '>=': '达到', '>': '超过', '<=': '不超过', '<': '小于' };
const NOTHING = '不奖';

function sayPrize(prize: Prize | undefined): string {
  if (!prize) return NOTHING;
  if (prize.kind === 'points') return prize.points > 0 ? `${prize.points} 积分` : NOTHING;
  if (prize.kind === 'fixed') return prize.amountFen > 0 ? yuan(prize.amountFen) : NOTHING;
  return `${yuan(prize.fromFen)}至 ${yuan(prize.toFen)}（按核实的严重程度）`;
}

/** Classes of the same worth are said together; where all are, none is named. */
export function sayWorth({ classes, trigger }: ProgrammeRules): string[] {
  const byWorth = new Map<string, string[]>();
  for (const name of rewardClass.options) {
    const worth = sayPrize(classes[name]);
    if (worth !== NOTHING) byWorth.set(worth, [...(byWorth.get(worth) ?? []), name]);
  }
  const begin = `上报经${TRIGGERS[trigger]}后计奖`;
  const all = byWorth.size === 1 && [...byWorth.values()][0]?.length === rewardClass.options.length;
  if (all) return [`${begin}：每件 ${[...byWorth.keys()][0]}。`];
  const worths = [...byWorth].map(([worth, names]) => `${names.join('、')} 类每件 ${worth}`);
  return [worths.length > 0 ? `${begin}：${worths.join('；')}。` : `${begin}，目前各类均不奖。`];
}

type CategoryRule = ProgrammeRules['categoryRules'][number];

/** What must have been measured on site; empty when nothing. */
function sayThresholds({ thresholds, isAnyEnough }: CategoryRule): string {
  const tests = thresholds.map(({ measure, op, value }) => {
    const [name, unit] = MEASURES[measure];
    return `${name}${OPERATORS[op]} ${value}${unit === '%' ? '' : ' '}${unit}`;
  });
  return tests.length > 0 ? `须经核实${tests.join(isAnyEnough ? '或' : '且')}` : '';
}

export function sayKinds({ categoryRules, classes, otherKinds }: ProgrammeRules): string[] {
  const kinds = categoryRules.map((rule) => {
    const when = sayThresholds(rule);
    const worth = sayPrize(classes[rule.rewardClass]);
    return `${rule.name}：${rule.rewardClass} 类，${worth}${when && `，${when}`}。`;
  });
  if (otherKinds === 'not_rewarded')
    return [
      ...kinds,
      kinds.length > 0 ? '除此以外的问题不在奖励范围内。' : '目前没有可奖励的问题。',
    ];
  const other = kinds.length > 0 ? '其他问题的类别' : '问题的类别';
  return [...kinds, `${other}由上报时所选的类型决定。`];
}

/** One kind of problem: what it can earn, from what on; no prize where it earns nothing. */
export type KindWords = { label: string; prizes: { worth: string; when: string }[] };

type Pick = { id: string; label: string; rewardClass: string };

/** What each kind earns that a citizen can pick, then the kinds that only staff tell apart. */
export function sayPicks(rules: ProgrammeRules, picks: readonly Pick[]): KindWords[] {
  const { categoryRules, classes, otherKinds } = rules;
  const prize = (rewardClass: string, when: string) => ({
    worth: sayPrize(classes[rewardClass as keyof typeof classes]),
    when,
  });
  const byRule = (rule: CategoryRule) => prize(rule.rewardClass, sayThresholds(rule));
  const ofPick = (pick: Pick) => {
    const fitting = categoryRules.filter((rule) => rule.kinds.includes(pick.id));
    if (fitting.length > 0) return fitting.map(byRule);
    return otherKinds === 'class_of_pick' ? [prize(pick.rewardClass, '')] : [];
  };
  const unpicked = categoryRules.filter(({ kinds }) => !picks.some(({ id }) => kinds.includes(id)));
  return [
    ...picks.map((pick) => ({ label: pick.label, prizes: ofPick(pick) })),
    ...unpicked.map((rule) => ({ label: rule.name, prizes: [byRule(rule)] })),
  ].map(({ label, prizes }) => ({
    label,
    prizes: prizes.filter(({ worth }) => worth !== NOTHING),
  }));
}
