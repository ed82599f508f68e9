import type { ActBody, MyCase, OfferedAction } from '@suishoupai/api/contract';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ask, tell } from '../../../platform/notices.ts';
import { useActOnCase } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { RatingSheet } from '../../../ui/sheets/rating-sheet.tsx';
import { ReasonSheet } from '../../../ui/sheets/reason-sheet.tsx';
import { errorWords } from '../../../words/errors.ts';
import { DisputeSheet } from './dispute-sheet.tsx';
import styles from './index.module.scss';

/** What is not to be seen on the page by itself. */
const DONE: Partial<Record<ActBody['action'], string>> = {
  urge: '已催办，办理单位会收到提醒',
  dispute: '已提交，工作人员核实后答复您',
  appeal_rejection: '已提交复核申请',
};

/** The buttons the server offers now, each with the form it needs. */
export function Actions({ found }: { found: MyCase }) {
  const [form, setForm] = useState<OfferedAction | null>(null);
  const act = useActOnCase(found.id);
  const carryOut = async (body: ActBody) => {
    await act.mutateAsync(body);
    setForm(null);
    const done = DONE[body.isDispute ? 'dispute' : body.action];
    if (done) await tell(done);
  };
  const send = (body: ActBody) => carryOut(body).catch((error) => tell(errorWords(error)));
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
          kind={kindOf(offered)}
          isOff={act.isPending}
          onTap={() => start(offered)}
        >
          {offered.name}
        </Button>
      ))}
      {form?.needs.includes('dispute_photo') ? (
        <DisputeSheet
          offered={form}
          onClose={() => setForm(null)}
          onSend={(given) => carryOut({ action: form.action, ...given })}
        />
      ) : form?.needs.includes('rating') ? (
        <RatingSheet
          isSending={act.isPending}
          onClose={() => setForm(null)}
          wasDisputed={found.events.some((event) => event.action === 'dispute')}
          onSend={({ note, ...rating }) =>
            send({ action: form.action, ...rating, note: note || undefined })
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

/** One button stands out: the thing the city asks the citizen for. */
const kindOf = ({ action, isAdverse }: OfferedAction) => {
  if (isAdverse) return 'adverse';
  return action === 'evaluate' ? 'primary' : 'plain';
};
