import type { ActBody, MyCase, OfferedAction } from '@suishoupai/api/contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ask, tell } from '../../../platform/notices.ts';
import { useActOnCase } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { RatingSheet } from '../../../ui/sheets/rating-sheet.tsx';
import { ReasonSheet } from '../../../ui/sheets/reason-sheet.tsx';
import { errorWords } from '../../../words/errors.ts';
import styles from './index.module.scss';

/** The buttons the server offers now, each with the form it needs. */
export function Actions({ found }: { found: MyCase }) {
  const [form, setForm] = useState<OfferedAction | null>(null);
  const act = useActOnCase(found.id);
  const send = async (body: ActBody) => {
    try {
      await act.mutateAsync(body);
      setForm(null);
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  const start = async (offered: OfferedAction) => {
    if (offered.needs.length > 0) return setForm(offered);
    const isSure = await ask({
      title: offered.name,
      content: `确定要${offered.name}吗？`,
      confirmText: offered.name.slice(0, 4),
      isAdverse: offered.isAdverse,
    });
    if (isSure) await send({ action: offered.action });
  };
  if (found.actions.length === 0) return null;
  return (
    <View className={styles.actions}>
      {found.actions.map((offered) => (
        <Button
          key={offered.action}
          id={`act-${offered.action}`}
          kind={offered.isAdverse ? 'adverse' : 'primary'}
          isOff={act.isPending}
          onTap={() => start(offered)}
        >
          {offered.name}
        </Button>
      ))}
      {form?.needs.includes('rating') ? (
        <RatingSheet
          isSending={act.isPending}
          onClose={() => setForm(null)}
          onSend={({ stars, note }) =>
            send({ action: form.action, stars, note: note || undefined })
          }
        />
      ) : form ? (
        <ReasonSheet
          offered={form}
          isSending={act.isPending}
          onClose={() => setForm(null)}
          onSend={(given) => send({ action: form.action, ...given })}
        />
      ) : null}
    </View>
  );
}
