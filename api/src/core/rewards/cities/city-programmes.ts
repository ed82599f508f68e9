import type { ProgrammeRulesInput } from '../../../../contract/programme-rules.ts';

/**
 * The published rules of sixteen cities, as far as they are known, written as programmes: examples to start a draft
 * from. `assumptions` are ours where a city's text is silent; a city confirms them before going live.
 */
export type CityProgramme = {
  city: string;
  name: string;
  rules: ProgrammeRulesInput;
  assumptions: readonly string[];
};

const fixed = (yuan: number) => ({ kind: 'fixed' as const, amountFen: Math.round(yuan * 100) });
const range = (from: number, to: number) => ({
  kind: 'range' as const,
  fromFen: from * 100,
  toFen: to * 100,
});
const points = (n: number) => ({ kind: 'points' as const, points: n });
const ranks = (rows: readonly (readonly [number, number, number])[]) =>
  rows.map(([from, to, yuan]) => ({ from, to, amountFen: yuan * 100 }));
const rule = (
  name: string,
  kinds: string[],
  rewardClass: 'A' | 'B' | 'C' | 'D' | 'E',
  more: object = {},
) => ({ name, kinds, rewardClass, ...more });
const NAMED = { realName: 'wechat_real_name' } as const;
const UNSAID = '金额、上限以外文本未写明的项目按系统默认';

export const CITY_PROGRAMMES: readonly CityProgramme[] = [
  {
    city: '潍坊',
    name: '潍坊随手拍',
    rules: {
      eligible: NAMED,
      classes: { A: fixed(2), B: fixed(2), C: fixed(1), D: fixed(1), E: fixed(1) },
    },
    assumptions: [
      '可见部分每处 1 元；人均 1.39 元推知另有较高档，暂定 A、B 类 2 元',
      '上限未见公开',
    ],
  },
  {
    city: '日照',
    name: '日照随手拍',
    rules: {
      classes: { A: range(1, 2), B: range(1, 2), C: range(1, 2), D: range(1, 2), E: range(1, 2) },
      caps: { personMonthFen: 10_000 },
      rankMonth: ranks([
        [1, 5, 500],
        [6, 20, 200],
        [21, 50, 100],
      ]),
    },
    assumptions: ['区间内按核实的严重程度取值', '月度前 50 名 100—500 元的分段为暂定'],
  },
  {
    city: '青岛',
    name: '青岛市容环境有奖举报',
    rules: {
      areaIds: [
        '370202',
        '370203',
        '370211',
        '370212',
        '370213',
        '370214',
        '370215',
        '370281',
        '370283',
        '370285',
      ],
      classes: { A: fixed(10), B: fixed(8), C: fixed(5), D: fixed(3), E: fixed(2) },
      otherKinds: 'not_rewarded',
      categoryRules: [
        rule('道路遗撒超过 5 平方米', ['E0111', 'spill'], 'A', {
          thresholds: [{ measure: 'area_m2', op: '>', value: 5 }],
        }),
        rule('卫生死角 2 平方米或 2 立方米以上', ['E0110', 'litter'], 'B', {
          thresholds: [
            { measure: 'area_m2', op: '>=', value: 2 },
            { measure: 'volume_m3', op: '>=', value: 2 },
          ],
          isAnyEnough: true,
        }),
        rule('井盖缺失或破损超过 10%', ['P01', 'manhole'], 'A', {
          thresholds: [{ measure: 'damage_percent', op: '>', value: 10 }],
        }),
      ],
      payout: { channel: 'wechat_red_packet' },
    },
    assumptions: [
      'A—E 各档金额未公开，为暂定',
      '14 类中只录入可见阈值的三类',
      '以区县代码代替建成区范围',
    ],
  },
  {
    city: '青岛城阳',
    name: '城阳随手拍',
    rules: {
      classes: { A: fixed(20), B: fixed(20), C: fixed(20), D: fixed(20), E: fixed(20) },
      duplicates: { winner: 'first_submitted', withinM: 50 },
      caps: { personMonthFen: 100_000, poolMonthFen: 3_000_000 },
      lotteryMonth: [{ count: 12, amountFen: 10_000 }],
    },
    assumptions: ['每月 1,200 元抽奖按 12 份、每份 100 元', '50 米内同类视为同一问题'],
  },
  {
    city: '深圳',
    name: '深圳城管有奖举报',
    rules: {
      eligible: { realName: 'phone' },
      classes: { A: fixed(50), B: fixed(20), C: fixed(10), D: fixed(5), E: fixed(2) },
      evidence: { minPhotos: 2, marks: ['near_and_far'], maxAccuracyM: 100 },
      duplicates: { winner: 'first_accepted', withinM: 50, collectorFirst: true },
      caps: { personDayFen: 20_000 },
    },
    assumptions: ['按类别的金额未公开，为暂定'],
  },
  {
    city: '深圳南山',
    name: '南山有奖举报',
    rules: {
      classes: { A: range(500, 1000), E: fixed(3) },
      otherKinds: 'not_rewarded',
      categoryRules: [
        rule('乱倒渣土', ['E0120', 'spoil'], 'A'),
        rule('树木损坏', ['P05', 'tree'], 'E'),
      ],
      payout: { channel: 'bank', batch: 'quarterly' },
    },
    assumptions: [
      '渣土 500—1000 元按严重程度',
      '三个月内付款按季度批次',
      '树木损坏以话费发放，此处合并为同一渠道',
    ],
  },
  {
    city: '济南',
    name: '济南有奖举报',
    rules: {
      classes: { A: fixed(100), B: fixed(30), C: fixed(20) },
      otherKinds: 'not_rewarded',
      categoryRules: [
        rule('车窗抛物', ['E0130', 'thrown'], 'A'),
        rule('渣土车违规', ['E0121', 'spoil_truck'], 'B'),
        rule('暴露垃圾 2 平方米以上', ['E0110', 'litter'], 'C', {
          thresholds: [{ measure: 'area_m2', op: '>=', value: 2 }],
        }),
      ],
      evidence: { minPhotos: 2, marks: ['plate_legible', 'whole_act'] },
    },
    assumptions: ['环线内范围待导入', '号牌、过程由受理员核实；对垃圾类同样要求'],
  },
  {
    city: '临海',
    name: '临海随手拍',
    rules: {
      classes: { A: points(10), B: points(10), C: points(10), D: points(10), E: points(10) },
      evidence: { isSameDay: true },
      rankMonth: ranks([
        [1, 5, 100],
        [6, 15, 50],
        [16, 50, 20],
        [51, 100, 10],
        [101, 300, 2],
      ]),
      payout: { channel: 'phone_credit', batch: 'quarterly' },
    },
    assumptions: ['每件 10 分为暂定', '年终奖另行发放'],
  },
  {
    city: '中山',
    name: '中山随手拍',
    rules: {
      classes: { A: fixed(5), B: fixed(5), C: fixed(5), D: fixed(5), E: fixed(5) },
      payout: { channel: 'phone_credit', batch: 'weekly' },
    },
    assumptions: [UNSAID],
  },
  {
    city: '邳州',
    name: '邳州随手拍',
    rules: {
      eligible: NAMED,
      classes: {
        A: range(5, 15),
        B: range(5, 15),
        C: range(5, 15),
        D: range(5, 15),
        E: range(5, 15),
      },
      duplicates: { withinM: 50, repeatAfterHours: 72 },
    },
    assumptions: ['重复上报间隔定为 72 小时', '匿名不奖按未实名处理'],
  },
  {
    city: '杭州',
    name: '杭州有奖举报',
    rules: {
      classes: {
        A: range(5000, 50_000),
        B: range(500, 5000),
        C: range(50, 500),
        D: range(20, 50),
        E: range(5, 20),
      },
      payout: { channel: 'bank' },
    },
    assumptions: ['9 个领域 63 类、5—50000 元按五档分段', '满意度回访不影响金额'],
  },
  {
    city: '绍兴',
    name: '绍兴有奖举报',
    rules: {
      eligible: NAMED,
      classes: { A: fixed(50), B: fixed(20), C: fixed(10), D: fixed(5), E: fixed(2) },
      evidence: { minPhotos: 2, marks: ['near_and_far'], maxAccuracyM: 100 },
    },
    assumptions: ['20 类金额未公开，为暂定', '市民卡绑定按实名处理'],
  },
  {
    city: '厦门',
    name: '厦门随手拍',
    rules: {
      classes: { A: range(1, 10), B: range(1, 10), C: range(1, 5), D: range(1, 2), E: range(1, 2) },
      caps: { personMonthFen: 15_000, overCap: 'part' },
      payout: { channel: 'phone_credit' },
    },
    assumptions: ['积分折算话费，按 1 分 1 元录入', '达到 150 元时发足余额'],
  },
  {
    city: '襄阳/武汉',
    name: '襄阳随手拍',
    rules: {
      areaIds: ['420602', '420606', '420607'],
      classes: { A: fixed(20), B: fixed(10), C: fixed(5), D: fixed(2), E: fixed(1) },
      evidence: { withinMinutes: 1440 },
      neverEarns: ['already_handled', 'self_made', 'not_real', 'outside_scope'],
    },
    assumptions: ['按类别的金额未公开，为暂定', '24 小时从手机拍摄时刻算起'],
  },
  {
    city: '武汉',
    name: '武汉志愿随手拍',
    rules: {
      eligible: NAMED,
      classes: { A: points(20), B: points(20), C: points(10), D: points(10), E: points(10) },
      duplicates: { withinM: 50, followers: { kind: 'points', points: 1 } },
      rankMonth: ranks([[1, 10, 100]]),
      payout: { channel: 'bank', batch: 'monthly' },
    },
    assumptions: ['10、20 分按类别分', '月榜前 10 名各 100 元为暂定；季榜、年榜另行发放'],
  },
  {
    city: '南昌',
    name: '南昌随手拍',
    rules: {
      classes: { A: fixed(10), B: fixed(5), C: fixed(2), D: fixed(1), E: fixed(1) },
      caps: { personMonthFen: 30_000, overCap: 'part' },
      multipliers: [
        { name: '集中整治月', kind: 'campaign', factor: 2, from: '2026-04-01', to: '2026-04-30' },
        { name: '防汛应急', kind: 'emergency', factor: 5, from: '2026-07-01', to: '2026-07-15' },
      ],
      lotteryMonth: [{ count: 10, amountFen: 5000 }],
    },
    assumptions: ['积分按 1 分 0.1 元折成金额', '倍数日期与抽奖份数为示例'],
  },
];
