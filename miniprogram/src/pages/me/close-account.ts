import { api } from '../../api.ts';
import { ask, tell } from '../../platform/notices.ts';
import { closedWords, lossWords } from '../../words/closing-words.ts';
import { errorWords } from '../../words/errors.ts';
import { startAnew } from './log-out.ts';

const READING_MS = 6000;

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
    const sums = await api.getWallet();
    const content = lossWords(sums);
    const warning = { title: '还有奖励没有到账', confirmText: '仍要注销', isAdverse: true };
    if (content && !(await ask({ ...warning, content }))) return;
    await api.closeAccount({ body: {} });
    await startAnew();
    await tell(closedWords(sums), READING_MS);
  } catch (error) {
    await tell(errorWords(error));
  }
}
