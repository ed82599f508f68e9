import { z } from 'zod';

/** The seven stages of the closed loop: 信息采集 → … → 综合评价. */
export const STAGES = [
  '信息采集',
  '案卷建立',
  '任务派遣',
  '任务处置',
  '处理反馈',
  '核查结案',
  '综合评价',
] as const;

/** Every state: what staff read, what the citizen reads, its stage (1–7; 0 = left the loop). */
export const STATES = {
  reported: { name: '待受理', citizen: '已提交', stage: 1 },
  verifying: { name: '待核实', citizen: '核实中', stage: 1 },
  pending_register: { name: '待立案', citizen: '审核中', stage: 2 },
  rejected: { name: '不予立案', citizen: '未立案', stage: 0 },
  merged: { name: '已并案', citizen: '已合并到同一问题', stage: 0 },
  transferred: { name: '已转办', citizen: '已转其他部门', stage: 0 },
  pending_dispatch: { name: '待派遣', citizen: '已立案', stage: 3 },
  pending_handle: { name: '待接收', citizen: '已派遣', stage: 4 },
  handling: { name: '处置中', citizen: '处置中', stage: 4 },
  suspended: { name: '挂账', citizen: '暂缓处置', stage: 4 },
  enforcing: { name: '执法办理', citizen: '处置中', stage: 4 },
  pending_dept_confirm: { name: '待部门审核', citizen: '处置中', stage: 5 },
  pending_check: { name: '待核查', citizen: '核查中', stage: 6 },
  pending_close: { name: '待结案', citizen: '核查中', stage: 6 },
  closed: { name: '已结案', citizen: '已办结', stage: 7 },
  force_closed: { name: '强制结案', citizen: '中心决定结案', stage: 0 },
  voided: { name: '已作废', citizen: '已作废', stage: 0 },
} as const satisfies Record<string, { name: string; citizen: string; stage: number }>;

export type CaseState = keyof typeof STATES;
export const caseStateNames = Object.keys(STATES) as CaseState[];
export const caseState = z.enum(caseStateNames as [CaseState, ...CaseState[]]);

/** Every action: what the button says, and what the history says afterwards. */
export const ACTIONS = {
  report: { name: '上报', done: '上报问题' },
  self_handle: { name: '自行处置', done: '当场自行处置' },
  withdraw: { name: '撤回上报', done: '撤回上报' },
  request_verify: { name: '请求核实', done: '派监督员现场核实' },
  verify_result: { name: '反馈核实结果', done: '反馈核实结果' },
  accept: { name: '受理', done: '受理' },
  accept_and_register: { name: '受理立案', done: '受理并立案' },
  register: { name: '立案', done: '立案' },
  send_back: { name: '退回受理', done: '退回受理' },
  reject: { name: '不予立案', done: '不予立案' },
  transfer_out: { name: '转办', done: '转其他部门办理' },
  merge: { name: '并案', done: '并入主案件' },
  /** Written by the house when a main case leaves the loop. */
  release: { name: '取消并案', done: '主案件不再办理，恢复受理' },
  void: { name: '作废', done: '作废' },
  dispatch: { name: '派遣', done: '派遣' },
  send_back_register: { name: '退回立案', done: '退回立案' },
  receive: { name: '接收并指派', done: '接收并指派处置人员' },
  return: { name: '退回派遣', done: '退回派遣' },
  reassign: { name: '改派人员', done: '改派处置人员' },
  pass_down: { name: '交办下级', done: '交下级单位办理' },
  escalate: { name: '上报上级', done: '上报上级单位' },
  ask_extension: { name: '申请延期', done: '申请延期' },
  ask_deferral: { name: '申请缓办', done: '申请缓办' },
  ask_suspension: { name: '申请挂账', done: '申请挂账' },
  grant_extension: { name: '同意延期', done: '同意延期' },
  grant_deferral: { name: '同意缓办', done: '同意缓办' },
  grant_suspension: { name: '同意挂账', done: '同意挂账' },
  deny_request: { name: '不同意申请', done: '不同意申请' },
  resume: { name: '恢复办理', done: '恢复办理' },
  hand_to_enforcement: { name: '移交执法', done: '移交执法' },
  enforcement_result: { name: '执法办结', done: '执法办结' },
  correct_grade: { name: '更正时限', done: '更正立案标准与时限' },
  supervise: { name: '督办', done: '发出督办' },
  urge: { name: '催一催', done: '市民督办' },
  ask_co_unit: { name: '请求协办', done: '请其他单位协办' },
  answer_co_order: { name: '协办办结', done: '协办单位办结' },
  return_co_order: { name: '退回协办', done: '协办单位退回' },
  cancel_co_order: { name: '撤回协办', done: '撤回协办' },
  submit_result: { name: '提交处置结果', done: '提交处置结果' },
  dept_reject: { name: '退回处置', done: '部门退回处置' },
  feedback: { name: '确认并反馈', done: '反馈处置结果' },
  check_pass: { name: '核查通过', done: '核查通过' },
  check_fail: { name: '核查不通过', done: '核查不通过，返工' },
  close: { name: '结案', done: '结案' },
  close_reject: { name: '不予结案', done: '不予结案，返工' },
  recheck: { name: '重新核查', done: '要求重新核查' },
  force_close: { name: '强制结案', done: '强制结案' },
  void_filed: { name: '立案后作废', done: '立案后作废' },
  evaluate: { name: '评价', done: '评价' },
  dispute: { name: '问题没解决', done: '反映问题没解决' },
  answer_dispute: { name: '答复异议', done: '答复市民异议' },
  appeal_rejection: { name: '申请复核', done: '对不予立案申请复核' },
  uphold_rejection: { name: '维持不予立案', done: '复核后维持不予立案' },
  reopen_rejected: { name: '重新受理', done: '复核后重新受理' },
  appeal_overdue: { name: '超期申诉', done: '超期申诉' },
  grant_overdue_appeal: { name: '同意超期申诉', done: '同意超期申诉' },
  deny_overdue_appeal: { name: '不同意超期申诉', done: '不同意超期申诉' },
} as const satisfies Record<string, { name: string; done: string }>;

export type CaseAction = keyof typeof ACTIONS;
export const caseActionNames = Object.keys(ACTIONS) as CaseAction[];
export const caseAction = z.enum(caseActionNames as [CaseAction, ...CaseAction[]]);

/** What a form must ask for before an action can be sent. */
export const NEEDS = {
  note: '意见',
  reason: '原因',
  standard: '立案标准',
  unit: '处置单位',
  handler: '处置人员',
  main_case: '主案件',
  after_photo: '处置后照片',
  check_photo: '现场照片',
  position: '现场位置',
  dispute_photo: '现在的现场照片',
  attachment: '佐证照片',
  until: '截止日期',
  file_no: '文号',
  co_unit: '协办单位',
  work_days: '协办时限',
  co_order: '要撤回的协办',
  rating: '评价',
} as const;
export type Need = keyof typeof NEEDS;
export const need = z.enum(Object.keys(NEEDS) as [Need, ...Need[]]);

/** Why a report is not filed: at most nine, numbered on screen; the sentence is what the citizen gets. */
export const REJECT_REASONS = {
  not_real: { name: '情况不属实', sentence: '经核实，现场未发现您反映的问题。' },
  unclear: {
    name: '照片或地点不清',
    sentence: '照片或地点不够清楚，无法确认问题，请补拍后重新上报。',
  },
  outside_scope: {
    name: '不属于受理范围',
    sentence: '该问题不属于城市管理受理范围，建议拨打 12345 反映。',
  },
  private_place: { name: '私人场所内部事务', sentence: '该问题位于私人场所内部，不在受理范围内。' },
  below_standard: { name: '未达立案标准', sentence: '该情况未达到立案标准，感谢您的关注。' },
  already_handled: {
    name: '已在处理或已解决',
    sentence: '该问题此前已在处理或已经解决，感谢您的反映。',
  },
  old_photo: { name: '非当日现场拍摄', sentence: '照片不是当时现场拍摄，请到现场重新拍照上报。' },
  staged: { name: '疑似人为制造', sentence: '该问题疑似人为制造，不予立案。' },
  other: { name: '其他', sentence: '' },
} as const;
export type RejectReason = keyof typeof REJECT_REASONS;

/** Why an order goes back to the dispatcher, or handling has to be done again, or a case is voided. */
export const RETURN_REASONS = {
  not_our_duty: '不属于本单位职责',
  wrong_place: '位置不在责任区内',
  not_found: '现场未找到问题',
  needs_others: '需要其他单位先行处理',
  other: '其他',
} as const;
export const REWORK_REASONS = {
  not_fixed: '问题仍然存在',
  partly_fixed: '整改不到位',
  wrong_place: '照片与现场不符',
  unclear_photo: '照片不清，无法判断',
  other: '其他',
} as const;
export const VOID_REASONS = {
  test: '测试数据',
  wrong_entry: '录入错误',
  fraud: '查实虚假上报',
  other: '其他',
} as const;

/** What the centre says to a reporter who disputes a close: an accepted dispute counts as a recurrence. */
export const DISPUTE_ANSWERS = {
  accepted: '异议成立，问题没有解决',
  not_accepted: '异议不成立，问题已经解决',
} as const;

/** What the inspector found when a report was verified on the spot. */
export const FINDINGS = {
  real: '情况属实',
  not_real: '情况不属实',
  not_found: '未找到现场',
} as const;
export const SUSPENSION_REASONS = {
  season: '季节原因',
  works: '在建工程影响',
  funds: '资金待落实',
  weather: '恶劣天气',
  law: '法律程序',
} as const;
export const TRANSFER_TARGETS = {
  hotline_12345: '12345 热线',
  police: '公安交警',
  water_power: '水电气暖企业',
  other: '其他部门',
} as const;
