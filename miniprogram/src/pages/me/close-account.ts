import type { Wallet } from '@suishoupai/api/contract';
import { api } from '../../api.ts';
import { ask, tell } from '../../platform/notices.ts';
import { errorWords } from '../../words/errors.ts';
import { yuan } from '../../words/money.ts';
import { claimableFen } from '../../words/wallet-words.ts';
import { startAnew } from './log-out.ts';

function lossWords(sums: Wallet) {
  const { heldFen, toConfirmFen, inPayoutFen } = sums;
  const parts = [
    claimableFen(sums) > 0 && `可领取 ¥${yuan(claimableFen(sums))}`,
    heldFen > 0 && `待审核 ¥${yuan(heldFen)}`,
    toConfirmFen > 0 && `待您确认 ¥${yuan(toConfirmFen)}`,
    inPayoutFen > 0 && `处理中 ¥${yuan(inPayoutFen)}`,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return {
    title: '还有奖励没有到账',
    content: `您还有${parts.join('、')}。注销后不能再领取，建议先领取、到账后再注销。`,
  };
}

/** Cannot be undone, so it says what goes and what stays, and asks twice where money would be lost. */
export async function closeAccount(): Promise<void> {
  try {
    const isSure = await ask({
      title: '注销账号',
      content:
        '微信身份标识和手机号即删除，未领取的奖励不能再领取；案件和账目按规定保留，不再与您关联。注销后不能恢复。',
      confirmText: '注销',
      isAdverse: true,
    });
    if (!isSure) return;
    const words = lossWords(await api.getWallet());
    if (words && !(await ask({ ...words, confirmText: '仍要注销', isAdverse: true }))) return;
    await api.closeAccount({ body: {} });
    await startAnew();
    await tell('账号已注销');
  } catch (error) {
    await tell(errorWords(error));
  }
}
