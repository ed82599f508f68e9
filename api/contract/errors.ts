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
  rating_required: [422, '请选择评价星级'],
  before_photo_required: [422, '缺少问题照片'],
  after_photo_required: [422, '请上传处置后的照片'],
  check_photo_required: [422, '请上传现场核查照片'],
  same_picture: [422, '结果照片与此前的照片是同一张，请到现场重新拍摄'],
  own_work: [403, '处置过本案的人员或单位不能核查、结案'],
  check_required: [422, '须有最近一次反馈之后通过的核查才能结案'],
  already_evaluated: [409, '您已评价过该案件'],
  calendar_not_covered: [503, '工作日历尚未覆盖该日期，请管理员先导入国务院放假安排'],
  // rewards and payouts
  reward_not_claimable: [409, '该奖励当前不能领取'],
  payout_not_found: [404, '找不到该笔付款'],
  payout_not_waiting: [409, '该笔付款当前不需要审批'],
  approver_is_payee_side: [403, '您是发起人或已审批过，不能重复审批'],
  payouts_stopped: [503, '付款已暂停，钱仍在您的账户里，恢复后即可领取'],
  insufficient_funds: [409, '账户余额不足'],
  transfer_conflict: [409, '同一编号的转账内容不一致'],
  switch_needs_second_person: [403, '恢复付款需要另一人确认'],
  ledger_not_balanced: [409, '账目核对未通过，不能恢复付款'],
  day_not_over: [422, '只能对已经过去的日期对账'],
  bill_not_ready: [409, '微信账单尚未生成，请在上午十点之后再试'],
  difference_closed: [409, '该差异已经处理完毕'],
  callback_refused: [401, '回调签名或内容不可信'],
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
