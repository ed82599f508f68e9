import { formatFen } from '../../ui/format-money.ts';
import { type Field, number, type Section, text, yesNo, yuan } from './field.ts';
import { CAP_FIELDS, DUPLICATE_FIELDS, EVIDENCE_FIELDS } from './limit-fields.ts';
import { TARIFF_FIELDS } from './tariff-fields.ts';

const WHO: readonly Field[] = [
  {
    path: 'eligible.needsConsent',
    label: '收款信息授权',
    control: yesNo('须同意使用微信收款信息', '不要求'),
  },
  {
    path: 'eligible.realName',
    label: '实名要求',
    control: {
      kind: 'choice',
      words: { none: '不要求', phone: '须绑定手机号', wechat_real_name: '须为微信实名用户' },
    },
  },
  { path: 'eligible.excludesUnder14', label: '未满 14 周岁', control: yesNo('不计奖励', '照奖') },
  {
    path: 'areaIds',
    label: '限哪些区域',
    help: '不选即全市；另有限定区域的活动时，以区域的为先。',
    isWide: true,
    control: { kind: 'areas' },
  },
];

const MULTIPLIERS: Field = {
  path: 'multipliers',
  label: '加倍日',
  isWide: true,
  control: {
    kind: 'rows',
    start: { name: '', kind: 'campaign', factor: 2, from: '', to: '' },
    addText: '加一段',
    emptyText: '没有加倍日',
    max: 20,
    say: (row) =>
      `${row.name}（${row.kind === 'campaign' ? '集中整治' : '应急'}）${row.from} 至 ${row.to}，${row.factor} 倍`,
    fields: [
      { path: 'name', label: '名称', control: text(40) },
      {
        path: 'kind',
        label: '事由',
        control: { kind: 'choice', words: { campaign: '集中整治', emergency: '应急' } },
      },
      { path: 'factor', label: '倍数', control: { kind: 'number', unit: '倍', decimals: 2 } },
      { path: 'from', label: '第一天', control: { kind: 'day' } },
      { path: 'to', label: '最后一天', control: { kind: 'day' } },
    ],
  },
};

const PRIZES: readonly Field[] = [
  {
    path: 'rankMonth',
    label: '月度排行',
    help: '名次从前往后，前后不能重叠。',
    isWide: true,
    control: {
      kind: 'rows',
      start: { from: 1, to: 1, amountFen: 10_000 },
      addText: '加一档',
      emptyText: '没有月度排行',
      max: 20,
      say: (row) => `第 ${row.from}—${row.to} 名，每人 ${formatFen(row.amountFen)} 元`,
      fields: [
        { path: 'from', label: '从第', control: number('名') },
        { path: 'to', label: '到第', control: number('名') },
        { path: 'amountFen', label: '每人', control: yuan() },
      ],
    },
  },
  {
    path: 'lotteryMonth',
    label: '每月抽奖',
    help: '当月有效上报人参加；种子事先公布摘要，开奖后公布原文。',
    isWide: true,
    control: {
      kind: 'rows',
      start: { count: 1, amountFen: 10_000 },
      addText: '加一档',
      emptyText: '没有每月抽奖',
      max: 10,
      say: (row) => `${row.count} 份，每份 ${formatFen(row.amountFen)} 元`,
      fields: [
        { path: 'count', label: '份数', control: number('份') },
        { path: 'amountFen', label: '每份', control: yuan() },
      ],
    },
  },
];

const PAYOUT: readonly Field[] = [
  {
    path: 'payout.channel',
    label: '怎么发',
    help: '目前只有微信转账已接通，其他方式可以试算，不能发布。',
    control: {
      kind: 'choice',
      words: {
        wechat_transfer: '微信转账',
        wechat_red_packet: '微信红包（未接通）',
        phone_credit: '话费（未接通）',
        bank: '银行转账（未接通）',
        points: '积分（未接通）',
      },
    },
  },
  {
    path: 'payout.batch',
    label: '多久发一次',
    control: {
      kind: 'choice',
      words: {
        immediate: '即时',
        daily: '每天（未接通）',
        weekly: '每周（未接通）',
        monthly: '每月（未接通）',
        quarterly: '每季度（未接通）',
      },
    },
  },
  {
    path: 'payout.claimDays',
    label: '领取期限',
    help: '记入后多少天内领取有效，逾期退回奖励资金。',
    control: number('天'),
  },
  {
    path: 'tax.mode',
    label: '个人所得税',
    help: '只作记录，系统不代扣。',
    control: {
      kind: 'choice',
      words: {
        exempt_report_reward: '举报奖励，免税',
        occasional_income_20: '偶然所得，税率 20%',
      },
    },
  },
  { path: 'tax.thresholdFen', label: '起征金额', control: yuan() },
];

/** The whole of the rules, in the order in which a finance officer thinks of them. */
export const SECTIONS: readonly Section[] = [
  { key: 'who', title: '谁能得', help: '哪些人、哪里的上报可以计奖。', fields: WHO },
  {
    key: 'what',
    title: '什么能得多少',
    help: '先定每一档值多少，再定哪些类型归哪一档。',
    fields: TARIFF_FIELDS,
  },
  {
    key: 'evidence',
    title: '证据要求',
    help: '缺一项就不计奖，上报人会看到缺的是什么。',
    fields: EVIDENCE_FIELDS,
  },
  {
    key: 'duplicates',
    title: '重复与先后',
    help: '同一问题多人上报、反复上报时，钱给谁。',
    fields: DUPLICATE_FIELDS,
  },
  {
    key: 'caps',
    title: '上限与奖池',
    help: '留空即不限；奖励资金用完时一律停止计奖。',
    fields: CAP_FIELDS,
  },
  {
    key: 'multipliers',
    title: '加倍日',
    help: '这些天里奖励乘以倍数；几段重叠时取最高的一个，不连乘。',
    fields: [MULTIPLIERS],
  },
  { key: 'prizes', title: '排行与抽奖', help: '每月一次，在单件奖励之外。', fields: PRIZES },
  { key: 'payout', title: '领取与税务', help: '钱怎样到上报人手里。', fields: PAYOUT },
];
