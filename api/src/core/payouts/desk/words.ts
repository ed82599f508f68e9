import { shanghaiMinute } from '../../../lib/clock.ts';
import type { ReturnReason } from '../../rewards/index.ts';
import type { Payout } from '../protocol/types.ts';

const FAIL_WORDS: Record<string, string> = {
  OVERDUE_CLOSE: '超过 24 小时未确认，没有转出，仍在“奖励”里，可重新领取',
  OTHER_FAIL_REASON_TYPE:
    '收款未完成（您取消了收款，或微信没有说明原因），没有转出，仍在“奖励”里，可重新领取',
  MCH_CANCEL: '本次付款已撤销，仍在“奖励”里',
  withdrawn: '本次领取已撤销',
  ACCOUNT_FROZEN: '您的微信支付账户被冻结，没有转出，请处理后重新领取',
  ACCOUNT_NOT_EXIST: '您的微信支付账户不存在，没有转出',
  REAL_NAME_CHECK_FAIL: '您的微信支付未实名，没有转出，请完成实名后重新领取',
  PAYEE_ACCOUNT_ABNORMAL: '您的微信支付账户异常，没有转出，请处理后重新领取',
  DAY_RECEIVED_COUNT_EXCEED: '您今天收款次数已达微信上限，没有转出，请明天再领取',
  DAY_RECEIVED_QUOTA_EXCEED: '您今天收款金额已达微信上限，没有转出，请明天再领取',
};

const RETURN_REASONS: Record<string, ReturnReason> = {
  OVERDUE_CLOSE: 'not_confirmed',
  // WeChat has no word of its own for a payee who declines.
  OTHER_FAIL_REASON_TYPE: 'not_accepted',
  MCH_CANCEL: 'revoked',
  withdrawn: 'revoked',
};

/** What the reward keeps of why its money came back. */
export const returnReason = ({ why }: Payout): ReturnReason =>
  RETURN_REASONS[why ?? ''] ?? 'payout_failed';

const CONFIRM_LIFE_MS = 24 * 3600_000;

/** WeChat closes the confirm page after 24 h, and not punctually: we stop offering it by our own measure. */
export const confirmEnd = ({ state, cancelWanted, billMadeAt }: Payout): Date | null =>
  state === 'wait_confirm' && !cancelWanted ? new Date(billMadeAt + CONFIRM_LIFE_MS) : null;

export function mayConfirm(payout: Payout, now: Date): boolean {
  const end = confirmEnd(payout);
  return end !== null && payout.packageInfo !== null && now < end;
}

/** What the payee reads. */
export function explainPayout(payout: Payout, now: Date): string {
  switch (payout.state) {
    case 'requested':
      return '金额较大，正在等待财务审批，通过后会提醒您';
    case 'approved':
      return '正在提交微信支付，请稍候';
    case 'sending':
      return '微信正在处理，请稍候';
    case 'in_doubt':
      return '微信暂时没有回应，正在查询结果；钱不会丢失，也不会重复发放';
    case 'wait_confirm':
      return explainWaiting(payout, now);
    case 'transferring':
      return '您已确认，微信正在入账';
    case 'cancelling':
      return '本次付款正在撤销';
    case 'frozen':
      return '本次付款需要人工核实，请耐心等待';
    case 'settled':
      return '可在微信零钱中查看';
    case 'returned':
      return FAIL_WORDS[payout.why ?? ''] ?? '付款未成功，没有转出，仍在“奖励”里，可重新领取';
  }
}

function explainWaiting(payout: Payout, now: Date): string {
  const end = confirmEnd(payout);
  if (end && mayConfirm(payout, now))
    return `请在 ${shanghaiMinute(end)} 前点“确认收款”，过时未确认的退回“奖励”，可重新领取`;
  if (payout.cancelWanted) return '本次付款正在撤销';
  return payout.packageInfo === null
    ? '微信已受理，正在准备确认页'
    : '确认已过期，正在等待微信退回，之后可重新领取';
}
