import {
  ACTIONS,
  ADJUSTMENTS,
  AUTO_RULE_KINDS,
  AUTO_RULE_REPORTERS,
  DEBT_STATES,
  DUTY_BASES,
  PRIZE_KINDS,
  RESOLUTIONS,
  STATES,
  STUCK_DECISIONS,
} from '@suishoupai/api/contract';

/** What stands in the drawer beside a value that was kept of a form. */
const FIELDS: Record<string, string> = {
  action: '操作',
  caseNo: '案件编号',
  state: '状态',
  version: '版本',
  reason: '原因代码',
  standardId: '立案标准',
  unitId: '处置单位',
  handlerId: '处置人员',
  staffId: '人员',
  ownerId: '规则负责人',
  mainCaseId: '主案件',
  coOrderId: '协办单',
  photoIds: '照片',
  beforePhotoIds: '处置前照片',
  afterPhotoIds: '处置后照片',
  until: '截止日期',
  turn: '付款',
  id: '编号',
  ids: '编号',
  basedOn: '依据的版本',
  line: '标准内容',
  rules: '规则内容',
  definition: '方案内容',
  sections: '说明各节',
  kind: '种类',
  basis: '职责依据',
  reporter: '上报来源',
  verdict: '抽查结论',
  subjectKind: '更正对象',
  subjectId: '对象编号',
  mark: '评分项',
  value: '分值',
  schemeId: '方案',
  schemeVersion: '方案版本',
  agree: '同意',
  isConfirmed: '同意',
  isUpheld: '申诉成立',
  takesDangerous: '含危险情形',
  amountFen: '金额（分）',
  totalFen: '合计（分）',
  maxRewardFen: '奖励上限（分）',
  programmeId: '奖励规则',
  rewardId: '奖励',
  month: '月份',
  days: '天数',
  year: '年份',
  holidays: '放假日',
  makeupWorkdays: '上班日',
  startsOn: '开始日期',
  endsOn: '结束日期',
  fromDay: '起始日',
  toDay: '截止日',
  validFrom: '生效日',
  validTo: '失效日',
  lastDay: '最后一天',
  capturedAt: '拍摄时间',
  contentType: '照片格式',
  bytes: '大小（字节）',
  pickId: '所选类别',
  place: '位置',
  position: '到场位置',
  areaId: '区域',
  categoryPrefix: '类别',
  priority: '优先级',
  stars: '星级',
  measures: '测量值',
  marks: '情形',
  workDays: '工作日',
};

export const sayField = (name: string): string => FIELDS[name] ?? name;

type Words = Readonly<Record<string, string | { name: string }>>;

/** Codes of one field mean the same in every form that has it. */
const VALUES: Record<string, Words> = {
  action: ACTIONS,
  state: { ...STATES, ...DEBT_STATES },
  kind: { ...STUCK_DECISIONS, ...RESOLUTIONS, ...ADJUSTMENTS, ...PRIZE_KINDS, ...AUTO_RULE_KINDS },
  turn: { stop: '暂停', start: '恢复' },
  basis: DUTY_BASES,
  reporter: AUTO_RULE_REPORTERS,
  verdict: { right: '立案正确', wrong: '立案有误' },
  subjectKind: { unit: '单位', area: '区域', person: '人员' },
  contentType: { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP' },
};

/** Codes in words; everything else as it was kept. */
export function sayValue(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return JSON.stringify(value);
  const words = VALUES[name] ?? {};
  const said = Object.hasOwn(words, value) ? words[value] : undefined;
  return (typeof said === 'object' ? said.name : said) ?? value;
}
