import type { City } from '@suishoupai/api/contract';
import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { type Draft, missingParts } from '../../../drafts/draft.ts';
import { sendDraft } from '../../../drafts/send-draft.ts';
import { goTo, showSent } from '../../../navigate.ts';
import { ask, tell } from '../../../platform/notices.ts';
import { askToSubscribe } from '../../../platform/subscribe';
import { queryClient } from '../../../query-client.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { errorWords, isPassing } from '../../../words/errors.ts';
import styles from './edit.module.scss';

type Props = {
  draft: Draft;
  city: City | undefined;
  /** What the person must see before sending. */
  above: ReactNode;
  /** Given while the person has not agreed to the terms. */
  onConsentNeeded: (() => void) | undefined;
};

export function SubmitBar({ draft, city, above, onConsentNeeded }: Props) {
  const [isSending, setIsSending] = useState(false);
  const missing = missingParts(draft);
  const submit = async () => {
    if (isSending) return;
    // Without it the place cannot be found, so it comes first.
    if (onConsentNeeded) return onConsentNeeded();
    if (missing.length > 0) return await tell(`请先补充：${missing.join('、')}`);
    setIsSending(true);
    // WeChat shows its question only inside the tap, so it comes before the first wait.
    await askToSubscribe(city?.subscribeTemplates ?? []);
    await sendAndShow(draft.id);
    setIsSending(false);
  };
  return (
    <View className={styles.bar}>
      {above}
      {missing.length > 0 ? (
        <View id="missing" className={styles.barHint}>
          还差：{missing.join('、')}
        </View>
      ) : null}
      {draft.problem ? (
        <View className={styles.problem} role="alert">
          {draft.problem}
        </View>
      ) : null}
      <Button id="submit" isOff={isSending} onTap={submit}>
        {isSending ? '正在提交…' : '提交上报'}
      </Button>
    </View>
  );
}

async function sendAndShow(id: string): Promise<void> {
  try {
    const reported = await sendDraft(id);
    queryClient.setQueryData(['case', reported.id], reported);
    await queryClient.invalidateQueries({ queryKey: ['cases'] });
    await showSent(reported.id);
  } catch (error) {
    if (!isPassing(error)) return await tell(errorWords(error));
    const isLeaving = await ask({
      title: '还没有发出去',
      content: '网络或服务暂时不通。照片和内容已保存在本机，恢复后自动发送，不会重复上报。',
      confirmText: '查看上报',
      cancelText: '留在本页',
    });
    if (isLeaving) await goTo.cases();
  }
}
