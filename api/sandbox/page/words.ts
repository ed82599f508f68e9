import type { FaultOrder } from '../lib/faults.ts';
import type { BillState } from '../pay/bill.ts';

export const STATE_WORDS: Record<BillState, string> = {
  ACCEPTED: '已受理',
  PROCESSING: '锁定资金中',
  WAIT_USER_CONFIRM: '待收款人确认',
  TRANSFERING: '转账中',
  CANCELING: '撤销中',
  SUCCESS: '已到账',
  FAIL: '已失败',
  CANCELLED: '已撤销',
};

export const REASON_WORDS: Record<string, string> = {
  OVERDUE_CLOSE: '超过 24 小时未确认',
  MCH_CANCEL: '商户撤销',
  OTHER_FAIL_REASON_TYPE: '收款人未收',
  ACCOUNT_FROZEN: '账户被冻结',
  REAL_NAME_CHECK_FAIL: '实名校验未通过',
};

export type Preset = { label: string; order: FaultOrder };

/** The troubles a person is most likely to want to show; the control interface knows all of them. */
export const PRESETS: { group: string; presets: Preset[] }[] = [
  {
    group: '发起转账',
    presets: [
      { label: '没有应答（转账已建单）', order: { on: 'pay.create', kind: 'hang_after' } },
      { label: '没有应答（转账未建单）', order: { on: 'pay.create', kind: 'hang' } },
      { label: '办理后返回 500', order: { on: 'pay.create', kind: 'fail_after' } },
      { label: '应答签名不对', order: { on: 'pay.create', kind: 'wrong_key' } },
      { label: '余额不足', order: { on: 'pay.create', kind: 'code', code: 'NOT_ENOUGH' } },
      { label: '签名被拒', order: { on: 'pay.create', kind: 'code', code: 'SIGN_ERROR' } },
      { label: '调用太频繁', order: { on: 'pay.create', kind: 'code', code: 'FREQUENCY_LIMITED' } },
      { label: '一直锁定资金中', order: { on: 'pay.create', kind: 'stuck' } },
      { label: '状态是新词', order: { on: 'pay.create', kind: 'unknown_state' } },
      {
        label: '确认后账户被冻结',
        order: { on: 'pay.confirm', kind: 'fail_reason', reason: 'ACCOUNT_FROZEN' },
      },
      { label: '撤销输给确认', order: { on: 'pay.cancel', kind: 'lose_cancel' } },
    ],
  },
  {
    group: '结果通知',
    presets: [
      { label: '不通知', order: { on: 'pay.callback', kind: 'none' } },
      { label: '通知两次', order: { on: 'pay.callback', kind: 'twice' } },
      { label: '晚一分钟', order: { on: 'pay.callback', kind: 'late' } },
      { label: '签名探测', order: { on: 'pay.callback', kind: 'signtest' } },
      { label: '密文被改', order: { on: 'pay.callback', kind: 'flipped_tag' } },
      { label: '金额对不上', order: { on: 'pay.callback', kind: 'other_amount' } },
    ],
  },
  {
    group: '资金账单',
    presets: [
      { label: '账单未生成', order: { on: 'pay.fund-flow', kind: 'not_ready' } },
      { label: '哈希对不上', order: { on: 'pay.fund-flow', kind: 'wrong_hash' } },
      { label: '少一行', order: { on: 'pay.fund-flow', kind: 'missing_line' } },
      { label: '多一行', order: { on: 'pay.fund-flow', kind: 'extra_line' } },
      { label: '差一分钱', order: { on: 'pay.fund-flow', kind: 'wrong_amount' } },
    ],
  },
  {
    group: '微信平台',
    presets: [
      { label: '登录：高风险用户', order: { on: 'weixin.login', kind: 'errcode', errcode: 40226 } },
      { label: '登录：系统繁忙', order: { on: 'weixin.login', kind: 'errcode', errcode: -1 } },
      { label: '接口返回网页', order: { on: 'weixin', kind: 'not_json' } },
      { label: '照片判为违规', order: { on: 'weixin.image', kind: 'risky' } },
      { label: '照片下载不到', order: { on: 'weixin.image', kind: 'not_downloaded' } },
      { label: '照片结论不来', order: { on: 'weixin.push', kind: 'none' } },
    ],
  },
  {
    group: '照片存储',
    presets: [
      { label: '上传返回 500', order: { on: 'cos.post', kind: 'fail_before' } },
      { label: '上传中断', order: { on: 'cos.post', kind: 'refuse' } },
      { label: '上传的不是图片', order: { on: 'cos.post', kind: 'garbage' } },
      { label: '上传后找不到', order: { on: 'cos.head', kind: 'vanish' } },
      { label: '读取很慢', order: { on: 'cos.get', kind: 'slow', delayMs: 5000 } },
    ],
  },
];

const ALL = PRESETS.flatMap(({ group, presets }) =>
  presets.map((preset) => ({ ...preset, label: `${group}：${preset.label}` })),
);

export function faultWords(fault: FaultOrder): string {
  const found = ALL.find(
    ({ order }) =>
      order.on === fault.on &&
      order.kind === fault.kind &&
      order.code === fault.code &&
      order.errcode === fault.errcode,
  );
  return found?.label ?? `${fault.on}：${fault.kind}`;
}
