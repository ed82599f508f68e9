import { CASE_MARKS, type ProgrammeRules } from './programme-rules.ts';
import { APPEAL_DAYS, APPEAL_WORK_DAYS } from './reward-reviews.ts';
import { sayKinds, sayWorth, yuan } from './say-kinds.ts';

type Say = (rules: ProgrammeRules) => string[];

const sayAppeal: Say = () => [
  `未获奖励或审核未通过而有异议的，可在 ${APPEAL_DAYS} 天内申诉一次，${APPEAL_WORK_DAYS} 个工作日内答复。`,
];

/** What a rule is about, in the order in which people ask. */
const SECTIONS: readonly (readonly [title: string, say: Say])[] = [
  ['谁能得奖', sayWho],
  ['上报要求', sayEvidence],
  ['同一问题多人上报', sayDuplicates],
  ['不计奖励的情形', sayNever],
  ['上限', sayCaps],
  ['加倍、排行和抽奖', sayExtras],
  ['资金和期限', sayMoney],
  ['有异议', sayAppeal],
];

const EARNED = {
  filed: '工作人员核实并立案（登记办理）后计奖。',
  check_passed: '立案、处置并经现场核查通过后计奖。',
  closed: '处置完成并结案后计奖。',
};

/** The rules as sentences that a citizen can read, made from the data that decides. */
export const sayRules: Say = (rules) => [
  ...sayWorth(rules),
  ...sayKinds(rules),
  ...SECTIONS.flatMap(([, say]) => say(rules)),
];

export type RuleSection = { title: string; lines: string[] };

/** The same under headings, for whoever reads what each kind of problem is worth beside it. */
export const sayRuleSections = (rules: ProgrammeRules): RuleSection[] =>
  [
    { title: '什么时候计奖', lines: [EARNED[rules.trigger]] },
    ...SECTIONS.map(([title, say]) => ({ title, lines: say(rules) })),
  ].filter(({ lines }) => lines.length > 0);

function sayWho({ eligible, areaIds }: ProgrammeRules): string[] {
  const needs = [
    eligible.needsConsent && '同意使用微信收款信息',
    eligible.realName === 'phone' && '绑定手机号',
    eligible.realName === 'wechat_real_name' && '使用已实名的微信',
  ].filter(Boolean);
  const excluded = eligible.excludesUnder14 ? '未满 14 周岁的人和工作人员' : '工作人员';
  return [
    ...(needs.length > 0 ? [`计奖须在立案前${needs.join('，并')}；不符合的仍可上报。`] : []),
    `${excluded}可以上报，不计奖励。`,
    ...(areaIds.length > 0 ? [`只奖励指定的 ${areaIds.length} 个区域内的问题。`] : []),
  ];
}

function sayEvidence({ evidence }: ProgrammeRules): string[] {
  const { minPhotos, marks, maxAccuracyM, withinMinutes, isSameDay } = evidence;
  const parts = [
    minPhotos > 1 && `照片不少于 ${minPhotos} 张`,
    ...marks.map((mark) => CASE_MARKS[mark]),
    maxAccuracyM !== null && `用手机定位，误差不超过 ${maxAccuracyM} 米`,
    withinMinutes !== null && `拍摄后 ${sayMinutes(withinMinutes)}内上报`,
    isSameDay && '当天拍摄当天上报',
  ].filter(Boolean);
  return parts.length > 0 ? [`上报要求：${parts.join('；')}。`] : [];
}

const sayMinutes = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;

const sayFirst = ({ winner }: ProgrammeRules['duplicates']) =>
  `同一问题只奖${winner === 'first_accepted' ? '最先立案' : '最先提交'}的一位`;

/** What whoever reports the same thing again should know; null where the others earn too. */
export const sayOnlyFirst = ({ duplicates }: ProgrammeRules): string | null =>
  duplicates.followers.kind === 'none' ? sayFirst(duplicates) : null;

function sayDuplicates({ duplicates }: ProgrammeRules): string[] {
  const { followers, withinM, repeatAfterHours } = duplicates;
  const others = {
    none: '其他人的上报合并办理，不计奖励',
    share: `其他人的上报合并办理，计奖励的 ${'percent' in followers ? followers.percent : 0}%`,
    points: `其他人的上报合并办理，计 ${'points' in followers ? followers.points : 0} 积分`,
  }[followers.kind];
  return [
    `${sayFirst(duplicates)}；${others}。`,
    ...(withinM !== null ? [`相距 ${withinM} 米以内的同类问题视为同一问题。`] : []),
    ...(repeatAfterHours !== null
      ? [`同一问题立案后 ${repeatAfterHours} 小时内再次上报，不重复计奖。`]
      : []),
  ];
}

function sayNever({ duplicates, neverEarns }: ProgrammeRules): string[] {
  const never = neverEarns.map((mark) => CASE_MARKS[mark]);
  return [
    ...(duplicates.collectorFirst ? ['工作人员已先发现的问题不计奖励。'] : []),
    ...(never.length > 0 ? [`以下情形不计奖励：${never.join('、')}。`] : []),
  ];
}

const OVER_CAP = {
  no_entry: '达到上限后不再计奖',
  entry_zero: '达到上限后只计件数、不计金额',
  part: '快到上限时只计剩余的部分',
};

function sayCaps({ caps }: ProgrammeRules): string[] {
  const parts = [
    caps.personDayCount !== null && `每人每天 ${caps.personDayCount} 件`,
    caps.personDayFen !== null && `每人每天 ${yuan(caps.personDayFen)}`,
    caps.personMonthFen !== null && `每人每月 ${yuan(caps.personMonthFen)}`,
    caps.deviceDayCount !== null && `每台手机每天 ${caps.deviceDayCount} 件`,
    caps.caseFen !== null && `每件案件的所有上报人合计 ${yuan(caps.caseFen)}`,
    caps.poolDayFen !== null && `全市每天合计 ${yuan(caps.poolDayFen)}`,
    caps.poolMonthFen !== null && `全市每月合计 ${yuan(caps.poolMonthFen)}`,
  ].filter(Boolean);
  return parts.length > 0
    ? [`上限：${parts.join('；')}。${OVER_CAP[caps.overCap]}。`]
    : ['不设上限。'];
}

function sayExtras({ multipliers, rankMonth, lotteryMonth }: ProgrammeRules): string[] {
  const times = multipliers.map(
    (one) => `${one.name}期间（${one.from} 至 ${one.to}）奖励按 ${one.factor} 倍计。`,
  );
  const overlap = multipliers.length > 1 ? ['几项加倍重叠时按最高的一项计，不累乘。'] : [];
  const ranks = rankMonth.map(({ from, to, amountFen }) =>
    from === to
      ? `第 ${from} 名 ${yuan(amountFen)}`
      : `第 ${from} 至 ${to} 名各 ${yuan(amountFen)}`,
  );
  const draws = lotteryMonth.map(
    ({ count, amountFen }) => `${count} 个奖、每个 ${yuan(amountFen)}`,
  );
  return [
    ...times,
    ...overlap,
    ...(ranks.length > 0 ? [`每月排行奖：${ranks.join('，')}。`] : []),
    ...(draws.length > 0
      ? [`每月抽奖：${draws.join('，')}；抽签依据事先公布摘要、开奖后公布原文，人人可以核对。`]
      : []),
  ];
}

/** Points are not claimed; whatever is money is. */
function sayMoney({ classes, payout, rankMonth, lotteryMonth }: ProgrammeRules): string[] {
  const isMoney = Object.values(classes).some((prize) => prize && prize.kind !== 'points');
  if (!isMoney && rankMonth.length + lotteryMonth.length === 0) return [];
  return [
    '奖励资金按月拨付，先到先得，当月用完为止。',
    `奖励记入后 ${payout.claimDays} 天内领取有效，逾期退回奖励资金。`,
  ];
}
