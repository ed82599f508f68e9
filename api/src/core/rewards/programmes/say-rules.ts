import {
  CASE_MARKS,
  MEASURES,
  type Prize,
  type ProgrammeRules,
} from '../../../../contract/programme-rules.ts';

const yuan = (fen: number) => `${(fen / 100).toFixed(2).replace(/\.?0+$/, '')} 元`;
const TRIGGERS = { filed: '立案', check_passed: '核查通过', closed: '结案' };
const OPERATORS = { '>=': '不小于', '>': '大于', '<=': '不大于', '<': '小于' };
const NAMES = { none: '', phone: '须绑定手机号', wechat_real_name: '须为微信实名用户' };

function sayPrize(prize: Prize): string {
  if (prize.kind === 'fixed') return yuan(prize.amountFen);
  if (prize.kind === 'points') return `${prize.points} 积分`;
  return `${yuan(prize.fromFen)}—${yuan(prize.toFen)}（按核实的严重程度）`;
}

/** The rules as sentences that a citizen can read, made from the data that decides. */
export function sayRules(rules: ProgrammeRules): string[] {
  return [
    ...sayWhat(rules),
    ...sayWho(rules),
    ...sayEvidence(rules),
    ...sayDuplicates(rules),
    ...sayCaps(rules),
    ...sayExtras(rules),
    `奖励记入后 ${rules.payout.claimDays} 天内领取有效，逾期退回奖励资金。`,
  ];
}

function sayWhat(rules: ProgrammeRules): string[] {
  // In the order of the alphabet, whatever order they were typed in.
  const worth = Object.entries(rules.classes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, prize]) => `${name} 类 ${prize ? sayPrize(prize) : '不奖'}`);
  const kinds = rules.categoryRules.map((rule) => {
    const tests = rule.thresholds.map(({ measure, op, value }) => {
      const [name, unit] = MEASURES[measure];
      return `${name}${OPERATORS[op]} ${value} ${unit}`;
    });
    const when = tests.length > 0 ? `：${tests.join(rule.isAnyEnough ? '或' : '且')}` : '';
    return `${rule.name}按 ${rule.rewardClass} 类${when}。`;
  });
  const others = rules.otherKinds === 'not_rewarded' ? ['其他类型不在奖励范围内。'] : [];
  return [`上报经${TRIGGERS[rules.trigger]}后计奖：${worth.join('，')}。`, ...kinds, ...others];
}

function sayWho({ eligible, areaIds }: ProgrammeRules): string[] {
  const parts = [
    eligible.needsConsent && '须同意使用微信收款信息',
    NAMES[eligible.realName],
    eligible.excludesUnder14 && '未满 14 周岁不计奖励',
    '工作人员不参加奖励',
  ].filter(Boolean);
  const where = areaIds.length > 0 ? [`限 ${areaIds.length} 个指定区域内的问题。`] : [];
  return [`${parts.join('；')}。`, ...where];
}

function sayEvidence({ evidence }: ProgrammeRules): string[] {
  const parts = [
    `照片不少于 ${evidence.minPhotos} 张`,
    ...evidence.marks.map((mark) => CASE_MARKS[mark]),
    evidence.maxAccuracyM !== null && `定位误差不超过 ${evidence.maxAccuracyM} 米`,
    evidence.withinMinutes !== null && `拍摄后 ${sayMinutes(evidence.withinMinutes)}内上报`,
    evidence.isSameDay && '当天拍摄当天上报',
  ].filter(Boolean);
  return [`${parts.join('；')}。`];
}

const sayMinutes = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;

function sayDuplicates({ duplicates, neverEarns }: ProgrammeRules): string[] {
  const { followers } = duplicates;
  const first = duplicates.winner === 'first_accepted' ? '最先立案' : '最先提交';
  const others = {
    none: '并案的其他上报人不奖',
    share: `并案的其他上报人得 ${'percent' in followers ? followers.percent : 0}%`,
    points: `并案的其他上报人得 ${'points' in followers ? followers.points : 0} 积分`,
  }[followers.kind];
  const parts = [
    `同一问题只奖${first}的一位，${others}`,
    duplicates.collectorFirst && '工作人员先发现的不奖',
    duplicates.repeatAfterHours !== null &&
      `同一问题 ${duplicates.repeatAfterHours} 小时内重复上报不奖`,
  ].filter(Boolean);
  const never = neverEarns.map((mark) => CASE_MARKS[mark]);
  return [
    `${parts.join('；')}。`,
    ...(never.length > 0 ? [`不予奖励：${never.join('、')}。`] : []),
  ];
}

function sayCaps({ caps }: ProgrammeRules): string[] {
  const parts = [
    caps.personDayCount !== null && `每人每天 ${caps.personDayCount} 件`,
    caps.personDayFen !== null && `每人每天 ${yuan(caps.personDayFen)}`,
    caps.personMonthFen !== null && `每人每月 ${yuan(caps.personMonthFen)}`,
    caps.deviceDayCount !== null && `每台手机每天 ${caps.deviceDayCount} 件`,
    caps.caseFen !== null && `每件案件合计 ${yuan(caps.caseFen)}`,
    caps.poolDayFen !== null && `全市每天 ${yuan(caps.poolDayFen)}`,
    caps.poolMonthFen !== null && `全市每月 ${yuan(caps.poolMonthFen)}，先到先得，用完为止`,
  ].filter(Boolean);
  if (parts.length === 0) return ['不设个人上限，奖励资金用完为止。'];
  const over = caps.overCap === 'part' ? '到顶时发足余额' : '到顶后不再计奖';
  return [`上限：${parts.join('；')}；${over}。`];
}

function sayExtras({ multipliers, rankMonth, lotteryMonth }: ProgrammeRules): string[] {
  return [
    ...multipliers.map((one) => `${one.name}（${one.from} 至 ${one.to}）奖励 ${one.factor} 倍。`),
    ...(rankMonth.length > 0
      ? [
          `月度排行：${rankMonth
            .map(({ from, to, amountFen }) => `第 ${from}—${to} 名 ${yuan(amountFen)}`)
            .join('，')}。`,
        ]
      : []),
    ...(lotteryMonth.length > 0
      ? [
          `每月抽奖：${lotteryMonth
            .map(({ count, amountFen }) => `${count} 份、每份 ${yuan(amountFen)}`)
            .join('，')}，种子事先公布摘要，开奖后公布原文。`,
        ]
      : []),
  ];
}
