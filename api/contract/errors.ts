import { z } from 'zod';

/**
 * Every refusal of the API: HTTP status and the sentence a person reads. The code is stable; the sentence says
 * what to do.
 */
export const ERRORS = {
  // the edge
  invalid_input: [400, '提交的内容不完整或格式不正确，请检查后重试'],
  unreadable_body: [400, '请求内容无法识别'],
  body_too_large: [413, '提交的内容太大'],
  unsupported_content_type: [415, '请求的内容类型不受支持'],
  not_found: [404, '找不到该内容，可能已被删除或无权查看'],
  no_such_route: [404, '没有这个接口'],
  too_many_requests: [429, '操作太频繁，请稍后再试'],
  internal: [500, '服务器出错了，请稍后再试；如持续出现，请把请求编号告诉管理员'],
  not_ready: [503, '服务正在启动或维护，请稍后再试'],
  vendor_unavailable: [503, '微信或存储服务暂时没有响应，请稍后再试'],
  // accounts
  login_required: [401, '请先登录'],
  wrong_password: [401, '用户名或密码不正确'],
  wechat_login_failed: [401, '微信登录失败，请重新进入小程序'],
  wechat_account_blocked: [403, '该微信账号存在风险，暂时无法登录'],
  wrong_origin: [403, '请求来源不被允许'],
  role_not_allowed: [403, '您的岗位无权进行此操作'],
  consent_required: [403, '请先阅读并同意《用户服务与隐私说明》'],
  terms_outdated: [409, '《用户服务与隐私说明》刚刚有了新版，请重新阅读后再操作'],
  phone_code_used: [422, '手机号授权已失效，请重新点击获取'],
  phone_taken: [409, '该手机号已绑定另一个账号，请先在那个账号里解绑，或拨打服务热线'],
  // photos
  photo_not_uploaded: [409, '照片还没有上传完成，请重新上传'],
  photo_not_found: [404, '找不到这张照片，请重新选择'],
  photo_too_large: [413, '照片不能超过 10 MB'],
  photo_unreadable: [415, '这个文件不是可识别的照片，请用相机拍摄或选择 JPG、PNG 图片'],
  photo_already_used: [409, '这张照片已用于其他案件'],
  // cases
  outside_city: [422, '该位置不在本市受理范围内，请核对地图上的位置'],
  category_unknown: [422, '问题类型不存在，请重新选择'],
  content_refused: [422, '文字中含有不适宜的内容，请修改后再提交'],
  id_taken: [409, '该编号已被使用，请重新提交'],
  action_not_possible: [409, '案件当前状态不能进行此操作，可能已被他人处理，请刷新'],
  case_changed: [409, '案件刚刚被他人更新，请刷新后再操作'],
  note_required: [422, '请填写意见'],
  reason_required: [422, '请选择原因'],
  standard_required: [422, '请选择立案标准'],
  standard_unknown: [422, '立案标准不存在或已停用'],
  unit_required: [422, '请选择处置单位'],
  unit_unknown: [422, '处置单位不存在或不能受理派遣'],
  handler_required: [422, '请选择处置人员'],
  handler_unknown: [422, '该处置人员不在本单位'],
  main_case_required: [422, '请选择要并入的主案件'],
  main_case_unsuitable: [422, '只能并入一件尚未结束、且未被并案的案件'],
  main_case_is_later: [422, '主案件须是先上报的一件：请打开另一件，把它并入本案'],
  rating_required: [422, '请选择评价星级'],
  before_photo_required: [422, '缺少问题照片'],
  after_photo_required: [422, '请上传处置后的照片'],
  check_photo_required: [422, '请上传现场照片'],
  same_picture: [422, '结果照片与此前的照片是同一张，请到现场重新拍摄'],
  own_work: [403, '处置过本案的人员或单位不能核查、结案'],
  position_required: [422, '没有取得现场位置，请打开手机定位后在现场提交'],
  not_on_site: [422, '您的位置离案件地点太远，请到现场后再提交'],
  task_of_another: [403, '这项任务已派给其他监督员，不能代办'],
  task_ended: [409, '这项任务已经结束，请刷新'],
  inspector_unsuitable: [422, '该人员不能办理这项任务：须是本辖区的监督员，且没有参与过处置'],
  off_shift: [409, '现在不在班次时间内，不需要上报位置'],
  until_required: [422, '请选择截止日期'],
  until_unsuitable: [422, '截止日期须在今天之后、一年之内'],
  file_no_required: [422, '请填写文号'],
  dispute_photo_required: [422, '请拍一张现在的现场照片'],
  attachment_required: [422, '请上传佐证照片'],
  urged_recently: [409, '您今天已经催过这件案件，单位已收到，请明天再催'],
  already_overdue: [409, '已经超期，不能再申请延期'],
  extensions_used_up: [409, '延期最多两次，已经用完'],
  request_open: [409, '已有一项申请等待答复，请先等待'],
  no_request: [409, '没有等待答复的此类申请'],
  suspended_before: [409, '每件案件只能挂账一次'],
  dispute_over: [409, '结案已超过 7 天，如问题仍在请重新上报'],
  already_disputed: [409, '您已反映过该案件没有解决，工作人员正在处理'],
  already_appealed: [409, '您已提出过异议，每件只能提一次'],
  not_overdue: [409, '该案件没有超期，不需要申诉'],
  unit_not_below: [422, '只能交给本单位直接下级的处置单位'],
  no_parent_unit: [409, '本单位没有可以办理的上级单位'],
  co_unit_required: [422, '请选择协办单位'],
  work_days_required: [422, '请填写协办时限（工作日）'],
  co_order_required: [422, '请选择要撤回的协办'],
  co_order_unknown: [409, '这份协办已经答复、退回或撤回，请刷新'],
  co_order_open: [409, '还有协办单位没有答复：请等待答复，或撤回协办后再反馈'],
  co_order_exists: [409, '该单位已在协办本案，请先等待它的答复'],
  co_orders_used_up: [409, '每件案件最多请求协办 10 次，已经用完'],
  co_unit_is_main: [422, '该单位是本案的主办单位，不能再请它协办'],
  unit_is_helping: [409, '该单位正在协办本案，请先撤回协办，再交它主办'],
  check_required: [422, '须有最近一次反馈之后通过的核查才能结案'],
  already_evaluated: [409, '您已评价过该案件'],
  calendar_year_exists: [409, '该年份已经录入，不能重复录入或更改'],
  calendar_days_unsuitable: [
    422,
    '日期不正确：放假日须为该年的周一至周五，调休上班日须为该年的周六、周日，且不能重复',
  ],
  calendar_not_covered: [503, '工作日历尚未覆盖该日期，请管理员先导入国务院放假安排'],
  own_case_not_followed: [409, '这是您自己的上报，进展会自动通知您'],
  // standards and duties
  sheet_not_uploaded: [409, '文件还没有上传完成，请重新上传'],
  sheet_unreadable: [415, '这个文件不是可识别的电子表格，请上传 XLSX 文件'],
  sheet_too_large: [413, '表格太大：文件不超过 5 MB，标准不超过 10000 行'],
  sheet_heading_unknown: [422, '表头不完整，请先导出现有标准，在导出的表格上修改后再导入'],
  import_not_checked: [409, '请先试算，核对结果后再确认导入'],
  import_has_errors: [409, '表格中还有错误，改正后重新上传；没有写入任何内容'],
  import_outdated: [409, '试算之后标准又有改动，请重新试算'],
  import_not_undoable: [409, '只能撤销最近一次导入；此后标准又有改动的，请逐条修改'],
  standard_outdated: [409, '这条标准刚刚被他人修改，请刷新后再改'],
  import_confirmed: [409, '这次导入已经完成，不能再次试算'],
  area_unknown: [422, '该区域不存在'],
  duty_exists: [409, '这个单位在同一区域已有同样的职责'],
  duty_ended: [409, '该职责已经终止'],
  last_day_unsuitable: [422, '最后一天不能早于职责的开始日期'],
  // supervision
  letter_answered: [409, '这份督办函已经答复'],
  not_your_letter: [403, '这份督办函不是发给您的单位或岗位的，不能答复'],
  // rewards and payouts
  reward_held: [409, '该奖励审核中，审核通过后即可领取'],
  appeal_not_possible: [409, '这笔奖励没有可申诉的结论，或已超过 15 天的申诉期'],
  appeal_decided: [409, '这件申诉已有结论，请刷新'],
  decided_before: [403, '您参与过原结论，须由另一人复核'],
  nothing_to_grant: [409, '按现行规则这件案件没有可计的奖励，或已达上限，不能改为计奖'],
  programme_moved: [409, '该版本已被他人修改、提交、发布或停止，请刷新'],
  programme_overtaken: [409, '更新的版本已经发布过，本版发布后不会生效，请以最新的版本起草'],
  programme_unsuitable: [422, '规则前后矛盾：请检查起止日期、金额区间（最低 0.1 元）、档次与名次'],
  simulation_required: [409, '请先用现在的规则试算，看过结果后再提交'],
  amount_over_transfer: [
    422,
    '规则里有奖励（含翻倍、排名和抽奖）超过微信单笔转账限额，发不出去，请调低金额',
  ],
  channel_not_connected: [409, '目前只能通过微信转账即时发放，其他发放方式尚未接通，不能发布'],
  budget_decided: [409, '这笔预算已有结论，请刷新'],
  budget_month_over: [422, '最早只能向上个月拨款，更早的月份已经结束'],
  debt_settled: [409, '这笔应追回款已有结论，请刷新'],
  month_not_over: [422, '该月还没有结束，不能结算'],
  seed_not_committed: [409, '该月没有事先公布种子摘要，不能开奖'],
  reward_not_held: [409, '该奖励不在审核中，可能已有结论，请刷新'],
  reward_not_claimable: [409, '该奖励当前不能领取'],
  claim_too_late: [409, '已过领取期限'],
  payment_consent_required: [403, '您没有开启收款，请先在“我的”里开启接收奖励，再来领取'],
  payout_not_found: [404, '找不到该笔付款'],
  payout_not_waiting: [409, '该笔付款当前不需要审批'],
  approver_is_payee_side: [403, '您是发起人或已审批过，不能重复审批'],
  approval_limit_reached: [409, '已超过您今天的审批限额，请由其他财务人员审批'],
  batch_total_differs: [409, '总额与所选付款不符，可能已有变化，请刷新后重新核对'],
  payout_not_stuck: [409, '该笔付款不在可由人工处理的状态'],
  bill_not_excluded: [409, '最后发送当日和次日的资金账单尚未全部对账，或账单中有该单号，不能核销'],
  decision_needs_second_person: [409, '您已提出，须由另一名财务人员确认'],
  payout_not_settled: [409, '款项到账后才能登记回单'],
  receipt_recorded: [409, '该笔付款已登记过回单号，如有错误请提出更正'],
  receipt_taken: [409, '该回单号已登记在另一笔付款上，请核对'],
  receipt_missing: [409, '该笔付款还没有登记回单号，请先登记'],
  receipt_same: [409, '与现在的回单号相同，无须更正'],
  receipt_corrections_full: [409, '该笔付款的回单号更正次数已达上限'],
  correction_waits: [409, '已有一个更正等待确认，请先同意或退回'],
  payouts_stopped: [503, '付款已暂停，钱仍在您的账户里，恢复后即可领取'],
  insufficient_funds: [409, '账户余额不足'],
  transfer_conflict: [409, '同一编号的转账内容不一致'],
  switch_needs_second_person: [403, '恢复付款需要另一人确认'],
  ledger_not_balanced: [409, '账目核对未通过，不能恢复付款'],
  journal_not_replayed: [409, '付款日志还没有重放，请确认付款进程已启动，稍后再试'],
  difference_gone: [409, '重新对账后该差异已经消失，无需处理'],
  day_not_over: [422, '只能对已经过去的日期对账'],
  bill_too_old: [422, '微信只保留三个月的资金账单，更早的日期不能再对账'],
  bill_not_ready: [409, '微信账单尚未生成，请在上午十点之后再试'],
  difference_closed: [409, '该差异已经处理完毕'],
  span_unsuitable: [422, '起止日期须先后有序，最长一年'],
  pool_unknown: [422, '没有这个活动和月份的奖励资金，请核对'],
  nothing_proposed: [409, '还没有人提出处理结论，请先提出'],
  callback_refused: [401, '回调签名或内容不可信'],
  not_your_review: [
    403,
    '这笔奖励已由系统随机指定他人审核，请等待；三天未审核的，其他财务人员可以接手',
  ],
  watch_decided: [409, '这条名单已有结论或已解除，请刷新'],
  no_watch_appeal: [409, '这条名单没有等待答复的申诉'],
  not_your_look: [403, '这件抽查已随机指定他人'],
  look_done: [409, '这件抽查已有结论，请刷新'],
  // evaluation
  period_unsuitable: [422, '起止日期须先后有序，最长一年'],
  period_not_over: [422, '这段时间还没有结束，不能冻结'],
  period_frozen: [409, '这段时间已经按该方案冻结'],
  period_being_frozen: [409, '正在冻结这段时间，请稍后再看'],
  scheme_unknown: [422, '评价方案不存在'],
  weights_not_100: [422, '各项权重之和须正好为 100'],
  grades_unsuitable: [422, '等级须从高到低排列，最低一级从 0 分开始'],
  subject_unknown: [422, '评价结果中没有这个单位、辖区或人员'],
  mark_unknown: [422, '该方案没有这项人工评分，或分值不在 0 到 100 之间'],
  second_person_required: [403, '须由提出人以外的另一人确认'],
  adjustment_decided: [409, '这一条已有结论，请刷新'],
  // published rules
  rule_not_in_force: [409, '规则未生效或已停用，或案件曾被退回，须由人工办理'],
  rule_stopped: [409, '该规则已停用，不能再确认或停用'],
  rule_confirmed: [409, '该规则版本已经确认过'],
  rule_owner_unsuitable: [422, '负责人须是在岗人员，并具有办理这一步的岗位'],
  // made by clients only
  no_connection: [0, '网络不通，请稍后再试'],
  unreadable_answer: [0, '服务器返回了无法识别的内容，请更新后再试'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;

export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    /** In Chinese, ready to be shown. */
    message: z.string(),
    /** Quote it when asking for help. */
    requestId: z.string().optional(),
    /** For `invalid_input`: which fields, and what is wrong with each. */
    paths: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});
export type ErrorBody = z.output<typeof errorBody>;

/** What a client's call throws: the refusal of the server, or `no_connection`. */
export class CallFailed extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly paths: { path: string; message: string }[];
  constructor(status: number, error: ErrorBody['error']) {
    super(error.message);
    this.name = 'CallFailed';
    this.status = status;
    this.code = error.code;
    this.requestId = error.requestId;
    this.paths = error.paths ?? [];
  }
}
