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
  wait_confirm: view('等待您确认', '请点“确认收款”，在微信页面里确认后到账', 'resting'),
  transferring: view('到账中', '您已确认，微信正在转入零钱', 'moving'),
  cancelling: view('正在撤销', '这笔付款正在撤销，钱会回到您的奖励里', 'moving'),
  frozen: view('等待人工核对', '这笔付款需要工作人员核对，钱是安全的', 'resting'),
  settled: view('已到账', '奖励已转入您的微信零钱', 'final'),
  returned: view('未领取成功', '钱已退回您的奖励里，可以重新领取', 'final'),
};
export const payoutView = (state: PayoutState): PayoutView => VIEWS[state];

const POLL_EVERY_MS = 1500;
const POLL_FOR_MS = 30_000;

/** How long to wait before asking again, or false to stop and leave it to a tap. */
export function nextPollMs(
  state: PayoutState | undefined,
  watchedMs: number,
  hasConfirmed: boolean,
): number | false {
  if (state === undefined || watchedMs > POLL_FOR_MS) return false;
  // WeChat may need a moment to tell of the tap on its own page.
  const isMoving = payoutView(state).isMoving || (hasConfirmed && state === 'wait_confirm');
  return isMoving ? POLL_EVERY_MS : false;
}
