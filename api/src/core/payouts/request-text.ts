import type { Config } from '../../config.ts';
import type { Reward } from '../rewards/index.ts';
import type { Payout } from './protocol/types.ts';

const RED_PACKET_MAX_FEN = 20_000;

/** The exact text of the create call; written once, stored, and sent byte for byte ever after. */
export function requestText(
  config: Pick<Config, 'wechatPay' | 'transferScene' | 'publicUrl'>,
  payout: Payout,
  reward: Reward,
): string {
  const scene = config.transferScene;
  return JSON.stringify({
    appid: config.wechatPay.appid,
    out_bill_no: payout.outBillNo,
    transfer_scene_id: scene.id,
    openid: payout.openid,
    transfer_amount: payout.amountFen,
    transfer_remark: `随手拍奖励${reward.caseNo}`.slice(0, 32),
    notify_url: `${config.publicUrl}/api/wechat-pay/transfer-notices`,
    user_recv_perception: scene.perception,
    // WeChat shows nothing above 200 yuan as a red packet.
    user_recv_style: { type: payout.amountFen > RED_PACKET_MAX_FEN ? 'CONFIRM_PAGE' : scene.style },
    transfer_scene_report_infos: scene.reportInfos.map(({ infoType, infoContent }) => ({
      info_type: infoType,
      info_content: infoContent,
    })),
  });
}
