import type { PayoutRow, PayoutState, PayoutStory } from '@suishoupai/api/contract';

/** What happens next, and what a cashier has to do about it. */
export const NEXT_STEPS: Record<PayoutState, string> = {
  requested: '金额超过免审限额，等待两名财务人员审批',
  approved: '已获准，系统将自动发送给微信支付',
  sending: '已用固定单号发送，正在等微信答复',
  in_doubt:
    '微信没有给出明确结果；系统会用同一单号继续查询，不会重复付款；账单出来后仍无此单的，可由两人核销',
  wait_confirm: '等待收款人在微信中确认，24 小时未确认将自动退回其账户',
  transferring: '收款人已确认，微信正在转账',
  cancelling: '正在向微信撤销，等待结果',
  frozen: '微信的答复与账目不符，已冻结，请核对往来记录并联系微信支付',
  settled: '微信明确答复成功，已到账',
  returned: '款项已退回市民账户，可重新领取',
};

export const STATE_COLORS: Partial<Record<PayoutState, string>> = {
  requested: 'warning',
  approved: 'processing',
  sending: 'processing',
  in_doubt: 'warning',
  wait_confirm: 'processing',
  transferring: 'processing',
  cancelling: 'processing',
  frozen: 'error',
  settled: 'success',
};

export const EXCHANGE_NAMES: Record<PayoutStory['exchanges'][number]['kind'], string> = {
  create: '发起转账',
  query: '查询结果',
  cancel: '撤销转账',
  callback: '微信回调',
};

export const WITHDRAWING =
  '微信确认撤销后钱退回市民账户；如果收款人已先一步确认，则以微信的答复为准；本页自动更新';

/** Past withdrawing: a frozen one waits for people, not for WeChat. */
const ENDED: PayoutState[] = ['settled', 'returned', 'frozen'];

/** Withdrawn, and WeChat has not said how it ended. */
export const awaitsCancel = ({ state, isCancelWanted }: PayoutCancel): boolean =>
  state === 'cancelling' || (isCancelWanted && !ENDED.includes(state));
type PayoutCancel = Pick<PayoutRow, 'state' | 'isCancelWanted'>;

export const sayHttp = (http: number): string => (http === 0 ? '没有应答' : `应答 ${http}`);
