import type { PayoutState } from '@suishoupai/api/contract';

/** What the payee sees of a payout: five steps are enough, whatever the protocol does behind them. */
export type PayoutView = {
  title: string;
  hint: string;
  /** Ask again soon: the answer is a matter of seconds. */
  isMoving: boolean;
  isFinal: boolean;
};

const view = (title: string, hint: string, kind: 'moving' | 'resting' | 'final'): PayoutView => ({
  title,
  hint,
  isMoving: kind === 'moving',
  isFinal: kind === 'final',
});

const VIEWS: Record<PayoutState, PayoutView> = {
  requested: view(
    '等待财务审批',
    '金额较大，需财务审批；审批后会通知您，可稍后再来查看',
    'resting',
  ),
  approved: view('正在准备付款', '正在向微信支付提交，请稍候', 'moving'),
  sending: view('正在准备付款', '正在向微信支付提交，请稍候', 'moving'),
  in_doubt: view(
    '正在与微信核对',
    '微信还没有给出明确结果，系统会自动核对，不会重复付款',
    'moving',
  ),
  wait_confirm: view('待您确认', '请点“确认收款”，在微信页面里确认后到账', 'resting'),
  transferring: view('到账中', '您已确认，微信正在转入零钱', 'moving'),
  cancelling: view('正在撤销', '这笔付款正在撤销，钱会回到您的奖励里', 'moving'),
  frozen: view('等待人工核对', '这笔付款需要工作人员核对，钱是安全的', 'resting'),
  settled: view('已到账', '奖励已转入您的微信零钱', 'final'),
  returned: view('未领取成功', '钱没有转出，仍在“奖励”里，可以重新领取', 'final'),
};
export const payoutView = (state: PayoutState): PayoutView => VIEWS[state];

/** Quickly at first, then calmly, and not for ever: a forgotten page is no burden. */
const QUICKLY = { everyMs: 1500, forMs: 60_000 };
const CALMLY = { everyMs: 4000, forMs: 10 * 60_000 };

/** How long to wait before asking again, or false to stop and leave it to a tap. */
export function nextPollMs(
  state: PayoutState | undefined,
  watchedMs: number,
  hasAsked: boolean,
): number | false {
  if (state === undefined || watchedMs > CALMLY.forMs) return false;
  const { isMoving } = payoutView(state);
  // The person may also confirm or refuse in WeChat itself, without this page.
  if (!isMoving && state !== 'wait_confirm') return false;
  return (isMoving || hasAsked) && watchedMs <= QUICKLY.forMs ? QUICKLY.everyMs : CALMLY.everyMs;
}
