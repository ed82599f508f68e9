import { z } from 'zod';
import { instant } from './common.ts';

type Cause = { name: string; next: string };

const ASK_WECHAT = '打开该笔付款核对往来记录，联系微信支付确认后，由两人在付款中决定重查或核销。';
const LOOK_AT_DATABASE =
  '请运维确认数据库已稳定、写入的是正确的服务器；付款日志会自动重放，核对通过后由两人恢复。';

/** Every reason for which paying stops, and what to do before two people start it again. */
export const STOP_CAUSES = {
  by_hand: { name: '人工暂停', next: '暂停的原因消除后，由两名财务人员恢复。' },
  ledger_differs: {
    name: '账目核对未通过',
    next: '在“资金”查看未通过的核对项，查明并更正差错；核对通过之前不能恢复。',
  },
  ledger_rewritten: {
    name: '已封存的日账被改动',
    next: '请审计和运维对照异地保存的 ledger-days.jsonl 查明该日分录哪里被改动或丢失；查明后把该日写入同一目录的 ledger-days-examined.txt 留档，再由两人恢复。',
  },
  contradiction: { name: '微信先后给出矛盾的最终结果', next: ASK_WECHAT },
  mismatch: { name: '微信返回的单号、金额或收款人与我方不符', next: ASK_WECHAT },
  vanished: { name: '微信查不到已受理的单据', next: ASK_WECHAT },
  too_old: {
    name: '发送太久而查询无果',
    next: '该笔已冻结，请对照资金账单人工核实，由两人重查或核销。',
  },
  not_enough: {
    name: '运营账户余额不足',
    next: '在微信支付商户平台充值后恢复；原单号会继续使用，不会重复付款。',
  },
  sign_error: {
    name: '微信支付拒绝了签名',
    next: '请运维核对商户证书、序列号和服务器时间，更换后恢复。',
  },
  no_auth: {
    name: '微信支付未开通该产品权限',
    next: '在商户平台确认“商家转账”权限和服务器地址白名单后恢复。',
  },
  param_error: {
    name: '微信支付拒绝了请求参数',
    next: '请开发人员核对该笔付款的请求内容；恢复后仍以原文重发。',
  },
  unknown_key: {
    name: '微信的应答使用了未知的签名公钥',
    next: '微信支付公钥可能已更换：请运维在商户平台下载新公钥并更新配置后恢复。',
  },
  doubt_many: {
    name: '结果待查的付款过多',
    next: '确认网络和微信支付正常；恢复后系统用原单号继续查询，不会重复付款。',
  },
  doubt_old: {
    name: '有付款超过一小时仍无结果',
    next: '打开该笔付款查看往来记录；恢复后系统用原单号继续查询，长期无果的由两人核销。',
  },
  hour_sum: {
    name: '一小时内付款金额异常偏高',
    next: '核对这一小时的付款和立案是否属实（是否有活动、集中立案或盗用），属实则恢复。',
  },
  clock_off: {
    name: '服务器时间不准',
    next: '请运维校准付款服务器和数据库的时间（误差须在两秒以内）后恢复。',
  },
  journal_unwritable: {
    name: '付款日志无法写入',
    next: '请运维检查付款日志目录的磁盘空间和权限；写不了日志就不会付款。',
  },
  journal_conflict: {
    name: '付款日志与账目冲突',
    next: '该笔奖励的钱已另作处理，须对照微信账单人工核实后恢复。',
  },
  database_lost: { name: '数据库丢失了已提交的记录', next: LOOK_AT_DATABASE },
  database_switched: { name: '数据库已切换到另一台服务器', next: LOOK_AT_DATABASE },
  database_restarted: { name: '数据库重启过', next: LOOK_AT_DATABASE },
  database_went_back: { name: '数据库的时钟倒退', next: LOOK_AT_DATABASE },
} as const satisfies Record<string, Cause>;
export type StopCause = keyof typeof STOP_CAUSES;

/** What two people look at before they start it again; only what is required can keep them from it. */
const switchItem = z.object({
  item: z.enum(['ledger', 'journal', 'doubt', 'frozen']),
  isDone: z.boolean(),
  isRequired: z.boolean(),
  words: z.string(),
});
export type SwitchItem = z.output<typeof switchItem>;

export const payoutSwitch = z.object({
  isRunning: z.boolean(),
  /** Null while it runs. */
  cause: z.enum(Object.keys(STOP_CAUSES) as [StopCause, ...StopCause[]]).nullable(),
  reason: z.string().nullable(),
  since: instant,
  by: z.string(),
  /** Somebody asked to start it again and a second person has to agree. */
  startAskedBy: z.string().nullable(),
  /** Why; once it runs, `reason` holds what both of them wrote. */
  startReason: z.string().nullable(),
  /** Empty while it runs. */
  checklist: z.array(switchItem),
});
export type PayoutSwitch = z.output<typeof payoutSwitch>;
