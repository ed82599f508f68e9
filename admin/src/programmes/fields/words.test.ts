import { programmeRules } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { readAt, writeAt } from './at-path.ts';
import { findFaults, sayPlace } from './find-faults.ts';
import { listChanges } from './list-changes.ts';
import { readNumber, readYuan } from './read-typed.ts';

const head = { name: '随手拍', startsOn: '2026-01-01', endsOn: '2026-12-31', terms: '' };
const rules = programmeRules.parse({
  classes: { A: { kind: 'fixed', amountFen: 200 }, C: { kind: 'range', fromFen: 100, toFen: 200 } },
  categoryRules: [
    {
      name: '垃圾',
      kinds: ['E0110'],
      rewardClass: 'A',
      thresholds: [{ measure: 'area_m2', op: '>=', value: 2 }],
    },
  ],
  rankMonth: [{ from: 1, to: 3, amountFen: 10_000 }],
});
const names = (_: string, key: string) => (key === 'E0110' ? '暴露垃圾' : key);
const faultsAfter = (path: string, value: unknown) => [
  ...findFaults(head, writeAt(rules, path, value)).faults,
];

test('words for citizens that stay while the rules change are pointed out', () => {
  const before = { ...head, terms: 'A 类每件 2 元', rules };
  const dearer = writeAt(rules, 'classes.A.amountFen', 500);
  const labels = (after: typeof before) =>
    listChanges(before, after, names).map(({ label, notice }) => [label, notice !== undefined]);
  expect(labels({ ...before, rules: dearer })).toEqual([
    ['公示说明', true],
    ['A 类', false],
  ]);
  expect(labels({ ...before, terms: 'A 类每件 5 元', rules: dearer })).toEqual([
    ['公示说明', false],
    ['A 类', false],
  ]);
  expect(labels({ ...before, name: '新名' })).toEqual([['活动名称', false]]);
});

test('a place is changed without touching the text it came from', () => {
  const changed = writeAt(rules, 'caps.personDayFen', 250);
  expect(readAt(changed, 'caps.personDayFen')).toBe(250);
  expect(rules.caps.personDayFen).toBeNull();
  expect(readAt(writeAt(rules, 'classes.C', undefined), 'classes')).toEqual({
    A: { kind: 'fixed', amountFen: 200 },
  });
});

test('what the schema refuses stands at its field, in Chinese and in yuan', () => {
  expect(findFaults(head, rules).faults.size).toBe(0);
  expect(faultsAfter('caps.personDayFen', 0)).toEqual([['caps.personDayFen', '不能小于 0.01 元']]);
  expect(faultsAfter('evidence.minPhotos', 12)).toEqual([['evidence.minPhotos', '不能大于 9 张']]);
  expect(faultsAfter('evidence.minPhotos', null)).toEqual([['evidence.minPhotos', '请填写']]);
  expect(faultsAfter('evidence.minPhotos', 1.5)).toEqual([['evidence.minPhotos', '须为整数']]);
  const row = { name: '', kinds: [], rewardClass: 'B', thresholds: [] };
  expect(faultsAfter('categoryRules', [row])).toEqual([
    ['categoryRules.0.name', '请填写'],
    ['categoryRules.0.kinds', '至少选 1 项'],
  ]);
  expect(faultsAfter('trigger', 'never')).toEqual([['trigger', '请选择']]);
  const day = { name: '整治', kind: 'campaign', factor: 2, from: '', to: '2026-05-01' };
  expect(faultsAfter('multipliers', [day])).toEqual([['multipliers.0.from', '请选择日期']]);
});

test('what is typed is read as it is meant, full-width too, and never guessed', () => {
  expect(['１００', '１，０００．５', '1,234.56', '0.', '12。3'].map(readYuan)).toEqual([
    10_000, 100_050, 123_456, 0, 1_230,
  ]);
  expect(readYuan('  ')).toBeNull();
  for (const wrong of ['abc', '1.234', '1,2', '-1', '1 000', '10²', '.5', '9'.repeat(20)])
    expect(readYuan(wrong)).toBe(wrong);
  expect(['１２', '1,000', '1.5'].map((text) => readNumber(text, 0))).toEqual([12, 1000, 1.5]);
  expect(['2.25', '2.255', 'x'].map((text) => readNumber(text, 2))).toEqual([2.25, '2.255', 'x']);
  const yuan = '请填写金额，最多两位小数';
  expect(faultsAfter('caps.personDayFen', 'abc')).toEqual([['caps.personDayFen', yuan]]);
  expect(faultsAfter('classes.A.amountFen', '1.234')).toEqual([['classes.A.amountFen', yuan]]);
  expect(faultsAfter('caps.personDayCount', 'x')).toEqual([['caps.personDayCount', '请填写整数']]);
  const day = { name: '整治', kind: 'campaign', from: '2026-05-01', to: '2026-05-01' };
  expect(faultsAfter('multipliers', [{ ...day, factor: 'x' }])).toEqual([
    ['multipliers.0.factor', '请填写数字，最多 2 位小数'],
  ]);
});

test('more than WeChat transfers at once is told at its field, with the limit', () => {
  const over = (path: string, value: unknown, from = rules) => [
    ...findFaults(head, writeAt(from, path, value), 20_000).faults,
  ];
  const limit = '不能大于 200 元（微信单笔限额）';
  expect(over('rankMonth', [{ from: 1, to: 1, amountFen: 20_000 }])).toEqual([]);
  expect(over('rankMonth', [{ from: 1, to: 1, amountFen: 20_001 }])).toEqual([
    ['rankMonth.0.amountFen', limit],
  ]);
  expect(over('classes.C.toFen', 20_001)).toEqual([['classes.C.toFen', limit]]);
  const day = { name: '整治', kind: 'campaign', from: '2026-05-01', to: '2026-05-01' } as const;
  const tripled = { ...rules, multipliers: [{ ...day, factor: 3 }] };
  expect(over('classes.A.amountFen', 6_667, tripled)).toEqual([
    ['classes.A.amountFen', `不能大于 66.66 元：最高 3 倍后${limit}`],
  ]);
  // Another way of paying has another limit.
  expect(over('classes.A.amountFen', 20_001, writeAt(rules, 'payout.channel', 'bank'))).toEqual([]);
});

test('parts that contradict one another are told at the part to change', () => {
  expect(faultsAfter('classes.C.toFen', 50)).toEqual([['classes.C.toFen', '高限低于低限']]);
  expect(faultsAfter('classes.A', undefined)).toEqual([
    ['categoryRules.0.rewardClass', 'A 类没有定奖励'],
  ]);
  expect(sayPlace('categoryRules.0.rewardClass')).toBe(
    '什么能得多少 · 按类型定档 · 第 1 条 · 档次',
  );
  expect(sayPlace('caps.personDayFen')).toBe('上限与奖池 · 每人每天金额');
  expect(findFaults({ ...head, endsOn: '2025-01-01' }, rules).faults.get('endsOn')).toBe(
    '最后一天早于开始的一天',
  );
});

test('no judgement of the schema is said with English words', () => {
  const wrong: unknown[] = [
    null,
    -1,
    1.5,
    1e15,
    '',
    'x',
    'x'.repeat(500),
    [],
    {},
    [{}],
    ['%'],
    Array(300).fill('a'),
  ];
  for (const name of Object.keys(rules))
    for (const value of wrong)
      for (const [path, message] of faultsAfter(name, value))
        expect(message.replace(/：.*$/, ''), `${path} ${message}`).not.toMatch(/[a-z]{2}/i);
});

test('the difference says what was and what comes, of a list only the rows that differ', () => {
  const before = { ...head, rules };
  const after = {
    ...head,
    name: '随手拍二期',
    rules: programmeRules.parse({
      ...rules,
      classes: { ...rules.classes, A: { kind: 'fixed', amountFen: 305 } },
      caps: { ...rules.caps, personMonthFen: 10_000 },
      rankMonth: [...rules.rankMonth, { from: 4, to: 10, amountFen: 5_050 }],
    }),
  };
  expect(listChanges(before, before, names)).toEqual([]);
  expect(listChanges(before, after, names).map((one) => [one.label, one.old, one.new])).toEqual([
    ['活动名称', ['随手拍'], ['随手拍二期']],
    ['A 类', ['固定金额 2.00 元'], ['固定金额 3.05 元']],
    ['每人每月金额', ['不限'], ['100.00 元']],
    ['月度排行', [], ['第 4—10 名，每人 50.50 元']],
  ]);
  const measured = listChanges(
    before,
    { ...before, rules: { ...rules, categoryRules: [] } },
    names,
  );
  expect(measured[0]?.old).toEqual(['垃圾 · 暴露垃圾 · A 类 · 面积 ≥ 2 平方米']);
});
