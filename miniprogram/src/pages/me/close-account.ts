import { api } from '../../api.ts';
import { ask, tell } from '../../platform/notices.ts';
import { errorWords } from '../../words/errors.ts';
import { startAnew } from './log-out.ts';

/** Cannot be undone, so it says what goes and what stays. */
export async function closeAccount(): Promise<void> {
  const isSure = await ask({
    title: '注销账号',
    content:
      '微信身份标识和手机号即删除，未领取的奖励不能再领取；案件和账目按规定保留，不再与您关联。注销后不能恢复。',
    confirmText: '注销',
    isAdverse: true,
  });
  if (!isSure) return;
  try {
    await api.closeAccount({ body: {} });
    await startAnew();
  } catch (error) {
    await tell(errorWords(error));
  }
}
