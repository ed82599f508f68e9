import { MEASURES, type Measure } from '@suishoupai/api/contract';
import { type Control, type Field, number, type Row, text, yesNo, yuan } from './field.ts';

const CLASSES = ['A', 'B', 'C', 'D', 'E'] as const;
const OPERATORS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' } as const;
const unitOf = (row: Row): string => MEASURES[row.measure as Measure]?.[1] ?? '';

const prize: Control = {
  kind: 'variant',
  none: '不奖',
  variants: {
    fixed: {
      label: '固定金额',
      start: { amountFen: 100 },
      fields: [{ path: 'amountFen', label: '金额', control: yuan() }],
    },
    range: {
      label: '金额区间',
      start: { fromFen: 100, toFen: 200 },
      fields: [
        { path: 'fromFen', label: '低限', control: yuan() },
        { path: 'toFen', label: '高限', control: yuan() },
      ],
    },
    points: {
      label: '积分',
      start: { points: 10 },
      fields: [{ path: 'points', label: '积分', control: number('分') }],
    },
  },
};

const thresholds: Control = {
  kind: 'rows',
  start: { measure: 'area_m2', op: '>=', value: 1 },
  addText: '加条件',
  emptyText: '不论大小',
  max: 5,
  say: (row) =>
    `${MEASURES[row.measure as Measure]?.[0]} ${OPERATORS[row.op as keyof typeof OPERATORS]} ${row.value} ${unitOf(row)}`,
  fields: [
    {
      path: 'measure',
      label: '量什么',
      control: {
        kind: 'choice',
        words: Object.fromEntries(Object.entries(MEASURES).map(([key, [name]]) => [key, name])),
      },
    },
    { path: 'op', label: '比较', control: { kind: 'choice', words: OPERATORS } },
    {
      path: 'value',
      label: '数值',
      control: { kind: 'number', unit: unitOf, decimals: 2 },
    },
  ],
};

/** What earns how much: the tariff of the classes and the kinds that have rules of their own. */
export const TARIFF_FIELDS: readonly Field[] = [
  {
    path: 'trigger',
    label: '什么时候计奖',
    help: '到了这一步奖励才记入上报人名下。',
    control: {
      kind: 'choice',
      words: { filed: '立案', check_passed: '核查通过', closed: '结案' },
    },
  },
  {
    path: 'otherKinds',
    label: '下表没有的类型',
    help: '没有单独规则的问题类型怎么办。',
    control: {
      kind: 'choice',
      words: { class_of_pick: '按市民所选类型的档次', not_rewarded: '不奖' },
    },
  },
  ...CLASSES.map((name) => ({
    path: `classes.${name}`,
    label: `${name} 类`,
    isWide: true,
    isLine: true,
    control: prize,
    ...(name === 'A' && { help: '区间内的金额按受理员核实的严重程度取值，未核实取低限。' }),
  })),
  {
    path: 'categoryRules',
    label: '按类型定档',
    help: '自上而下，第一条符合的决定档次；测量条件未达到的不奖。',
    isWide: true,
    control: {
      kind: 'rows',
      isOrdered: true,
      start: { name: '', kinds: [], rewardClass: 'A', thresholds: [], isAnyEnough: false },
      addText: '加一条',
      emptyText: '没有单独的规则，一律按市民所选类型的档次',
      max: 100,
      fields: [
        { path: 'name', label: '名称', control: text(40) },
        { path: 'kinds', label: '类型', control: { kind: 'kinds' } },
        {
          path: 'rewardClass',
          label: '档次',
          control: {
            kind: 'choice',
            words: Object.fromEntries(CLASSES.map((name) => [name, `${name} 类`])),
          },
        },
        { path: 'thresholds', label: '测量条件', control: thresholds },
        {
          path: 'isAnyEnough',
          label: '多个条件',
          isShown: (row) => (row.thresholds?.length ?? 0) > 1,
          control: yesNo('一个即可', '须全部'),
        },
      ],
    },
  },
];
