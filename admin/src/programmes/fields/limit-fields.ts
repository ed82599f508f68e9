import { EXCLUSION_MARKS, PROOF_MARKS } from '@suishoupai/api/contract';
import { type Field, number, yesNo, yuan } from './field.ts';

export const EVIDENCE_FIELDS: readonly Field[] = [
  { path: 'evidence.minPhotos', label: '照片至少', control: number('张') },
  {
    path: 'evidence.maxAccuracyM',
    label: '定位误差不超过',
    help: '手工选点的没有误差可比，设了就不计奖。',
    control: number('米', true),
  },
  {
    path: 'evidence.withinMinutes',
    label: '拍摄后多久内上报',
    control: number('分钟', true),
  },
  {
    path: 'evidence.isSameDay',
    label: '当天拍摄当天上报',
    control: yesNo('必须', '不要求'),
  },
  {
    path: 'evidence.marks',
    label: '受理员须核实',
    help: '最多三项；立案时没有勾选的不计奖。',
    isWide: true,
    control: { kind: 'picks', words: PROOF_MARKS, emptyText: '没有要求' },
  },
];

export const DUPLICATE_FIELDS: readonly Field[] = [
  {
    path: 'duplicates.winner',
    label: '同一问题奖给',
    control: {
      kind: 'choice',
      words: { first_accepted: '最先立案的', first_submitted: '最先提交的' },
    },
  },
  {
    path: 'duplicates.withinM',
    label: '多近算同一问题',
    help: '同类且在此距离内；不限则由受理员并案时认定。',
    control: number('米', true),
  },
  {
    path: 'duplicates.collectorFirst',
    label: '工作人员先发现的',
    control: yesNo('不奖', '照奖'),
  },
  {
    path: 'duplicates.repeatAfterHours',
    label: '处置后多久内再报不奖',
    control: number('小时', true),
  },
  {
    path: 'duplicates.followers',
    label: '并案的其他上报人',
    isWide: true,
    control: {
      kind: 'variant',
      variants: {
        none: { label: '不奖', start: {}, fields: [] },
        share: {
          label: '得一部分',
          start: { percent: 10 },
          fields: [{ path: 'percent', label: '比例', control: number('%') }],
        },
        points: {
          label: '得积分',
          start: { points: 1 },
          fields: [{ path: 'points', label: '积分', control: number('分') }],
        },
      },
    },
  },
  {
    path: 'neverEarns',
    label: '哪些情形一律不奖',
    help: '受理员立案时勾选了其中一项，就不计奖。',
    isWide: true,
    control: { kind: 'picks', words: EXCLUSION_MARKS, emptyText: '没有' },
  },
];

export const CAP_FIELDS: readonly Field[] = [
  { path: 'caps.personDayCount', label: '每人每天件数', control: number('件', true) },
  { path: 'caps.deviceDayCount', label: '每台手机每天件数', control: number('件', true) },
  { path: 'caps.personDayFen', label: '每人每天金额', control: yuan(true) },
  { path: 'caps.personMonthFen', label: '每人每月金额', control: yuan(true) },
  {
    path: 'caps.caseFen',
    label: '每件案件合计',
    help: '所有上报人加在一起。',
    control: yuan(true),
  },
  { path: 'caps.poolDayFen', label: '奖池每天金额', control: yuan(true) },
  { path: 'caps.poolMonthFen', label: '奖池每月金额', control: yuan(true) },
  {
    path: 'caps.overCap',
    label: '到顶以后',
    control: {
      kind: 'choice',
      words: { no_entry: '不再计奖', entry_zero: '计件不计金额', part: '发足余额' },
    },
  },
  {
    path: 'caps.isReleasedOnReversal',
    label: '作废案件占用的额度',
    control: yesNo('退还', '不退还'),
  },
];
