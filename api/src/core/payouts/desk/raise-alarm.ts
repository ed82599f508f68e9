import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import type { Payout } from '../protocol/types.ts';
import { stopSwitch } from '../switch-store.ts';

const ALARMS: Record<string, string> = {
  contradiction: '微信先后给出矛盾的最终结果',
  mismatch: '微信返回的单号、金额或收款人与我方不符',
  vanished: '微信查不到已受理的单据',
  too_old: '发送太久而查询无果，须凭资金账单人工核实',
  NOT_ENOUGH: '运营账户余额不足，请充值',
  SIGN_ERROR: '微信支付拒绝了签名',
  NO_AUTH: '微信支付未开通该产品权限',
  PARAM_ERROR: '微信支付拒绝了请求参数',
};
const alarmWords = (alarm: string) => ALARMS[alarm] ?? alarm;

/** A word we do not know is asked about again; everything else needs people before more money goes out. */
export async function raiseAlarm(
  context: Context,
  session: Session,
  now: Date,
  payout: Payout,
  alarm: string,
): Promise<void> {
  context.log.error({ payout: payout.id, outBillNo: payout.outBillNo, alarm }, 'payout alarm');
  if (alarm !== 'unknown_state')
    await stopSwitch(session, now, { by: '系统', reason: `${alarmWords(alarm)}：${payout.id}` });
}
