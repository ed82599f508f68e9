import { describe, expect, test } from 'vitest';
import { type ProgrammeRulesInput, programmeRules } from '../../../../contract/programme-rules.ts';
import { sayPicks } from '../../../../contract/say-kinds.ts';
import { sayOnlyFirst, sayRuleSections, sayRules } from '../../../../contract/say-rules.ts';
import { CITY_PROGRAMMES } from './city-programmes.ts';

const say = (rules: ProgrammeRulesInput) => sayRules(programmeRules.parse(rules));
const saidOf = (city: string) => say(CITY_PROGRAMMES.find((one) => one.city === city)!.rules);
const rulesOf = (city: string) =>
  programmeRules.parse(CITY_PROGRAMMES.find((one) => one.city === city)!.rules);
const PICKS = [
  { id: 'litter', label: '垃圾乱堆', rewardClass: 'C' },
  { id: 'manhole', label: '井盖缺损', rewardClass: 'A' },
  { id: 'lamp', label: '路灯不亮', rewardClass: 'D' },
];
const CLASSES = { A: { kind: 'fixed', amountFen: 200 } } as const;

describe('the rules read aloud', () => {
  test('in Weifang', () => {
    expect(saidOf('潍坊')).toEqual([
      '上报经立案后计奖：A、B 类每件 2 元；C、D、E 类每件 1 元。',
      '问题的类别由上报时所选的类型决定。',
      '计奖须在立案前同意使用微信收款信息，并使用已实名的微信；不符合的仍可上报。',
      '未满 14 周岁的人和工作人员可以上报，不计奖励。',
      '同一问题只奖最先立案的一位；其他人的上报合并办理，不计奖励。',
      '工作人员已先发现的问题不计奖励。',
      '以下情形不计奖励：上报时已在处置、自导自演、与事实不符、不属于奖励范围、室内或物业自管区域。',
      '不设上限。',
      '奖励资金按月拨付，先到先得，当月用完为止。',
      '奖励记入后 30 天内领取有效，逾期退回奖励资金。',
      '未获奖励或审核未通过而有异议的，可在 15 天内申诉一次，5 个工作日内答复。',
    ]);
  });

  test('with the thresholds of Qingdao, the caps of Chengyang, the phone of Shenzhen', () => {
    expect(saidOf('青岛')).toEqual(
      expect.arrayContaining([
        '卫生死角 2 平方米或 2 立方米以上：B 类，8 元，须经核实面积达到 2 平方米或体积达到 2 立方米。',
        '井盖缺失或破损超过 10%：A 类，10 元，须经核实破损比例超过 10%。',
        '除此以外的问题不在奖励范围内。',
        '只奖励指定的 10 个区域内的问题。',
      ]),
    );
    expect(saidOf('青岛城阳')).toEqual(
      expect.arrayContaining([
        '上报经立案后计奖：每件 20 元。',
        '相距 50 米以内的同类问题视为同一问题。',
        '上限：每人每月 1000 元；全市每月合计 30000 元。达到上限后不再计奖。',
      ]),
    );
    expect(saidOf('深圳').join('')).toContain('并绑定手机号');
    expect(saidOf('深圳').join('')).toContain('用手机定位，误差不超过 100 米');
  });

  test('say every cap that is set, and what happens at it', () => {
    const caps = {
      ...{ personDayCount: 3, personDayFen: 401, personMonthFen: 502, deviceDayCount: 6 },
      ...{ caseFen: 703, poolDayFen: 804, poolMonthFen: 905 },
    };
    const said = say({ classes: CLASSES, caps }).join('');
    for (const words of ['每天 3 件', '4.01 元', '5.02 元', '每天 6 件', '7.03', '8.04', '9.05'])
      expect(said).toContain(words);
    const at = (overCap: 'no_entry' | 'entry_zero' | 'part') =>
      say({ classes: CLASSES, caps: { ...caps, overCap } }).find((line) => line.startsWith('上限'));
    expect(new Set([at('no_entry'), at('entry_zero'), at('part')]).size).toBe(3);
  });

  test('speak of claiming only where there is money, and of no class that earns nothing', () => {
    const points = say({
      classes: { A: { kind: 'points', points: 5 }, B: { kind: 'points', points: 0 } },
    });
    expect(points.join('')).not.toContain('领取');
    expect(points[0]).toBe('上报经立案后计奖：A 类每件 5 积分。');
    expect(saidOf('临海').join('')).toContain('领取有效');
  });

  test('in every city end each sentence once, and repeat none', () => {
    for (const { city } of CITY_PROGRAMMES) {
      const lines = saidOf(city);
      expect(new Set(lines).size, city).toBe(lines.length);
      for (const line of lines) expect(line, city).toMatch(/^[^。]+(。[^。]+)?。$/);
      expect(lines.join(''), city).not.toMatch(/undefined|null|NaN|；；|，，/);
    }
  });

  test('kind by kind: what it pays, from which measured threshold, and what pays nothing', () => {
    expect(sayPicks(rulesOf('潍坊'), PICKS)).toEqual([
      { label: '垃圾乱堆', prizes: [{ worth: '1 元', when: '' }] },
      { label: '井盖缺损', prizes: [{ worth: '2 元', when: '' }] },
      { label: '路灯不亮', prizes: [{ worth: '1 元', when: '' }] },
    ]);
    expect(sayPicks(rulesOf('青岛'), PICKS)).toEqual([
      {
        label: '垃圾乱堆',
        prizes: [{ worth: '8 元', when: '须经核实面积达到 2 平方米或体积达到 2 立方米' }],
      },
      { label: '井盖缺损', prizes: [{ worth: '10 元', when: '须经核实破损比例超过 10%' }] },
      { label: '路灯不亮', prizes: [] },
      // No pick of ours: only staff tell it apart.
      {
        label: '道路遗撒超过 5 平方米',
        prizes: [{ worth: '10 元', when: '须经核实面积超过 5 平方米' }],
      },
    ]);
  });

  test('who reports the same thing again is warned only where the others earn nothing', () => {
    const onlyFirst = (duplicates: object) =>
      sayOnlyFirst(programmeRules.parse({ classes: CLASSES, duplicates }));
    expect(onlyFirst({})).toBe('同一问题只奖最先立案的一位');
    expect(onlyFirst({ winner: 'first_submitted' })).toBe('同一问题只奖最先提交的一位');
    expect(onlyFirst({ followers: { kind: 'share', percent: 50 } })).toBeNull();
    expect(onlyFirst({ followers: { kind: 'points', points: 5 } })).toBeNull();
  });

  test('under headings they say the same, and name no class', () => {
    for (const { city } of CITY_PROGRAMMES) {
      const sections = sayRuleSections(rulesOf(city));
      const said = sections.slice(1).flatMap(({ lines }) => lines);
      expect(saidOf(city).slice(-said.length), city).toEqual(said);
      expect(new Set(sections.map(({ title }) => title)).size, city).toBe(sections.length);
      expect(said.join(''), city).not.toMatch(/[A-E] 类/);
    }
  });
});
