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

/** The week ended while the form was open. */
const TOO_LATE = '评价已提交。结案已超过 7 天，不再核实；如问题仍在请重新上报';

/** What somebody should know before the tap. */
const HINTS: Partial<Record<ActBody['action'], string>> = {
  appeal_rejection: '对未立案有异议的，可申请一次复核，没有期限限制',
};

/** The buttons the server offers now, each with the form it needs. */
export function Actions({ found }: { found: MyCase }) {
  const [form, setForm] = useState<OfferedAction | null>(null);
  const act = useActOnCase(found.id);
  const carryOut = async (body: ActBody) => {
    const { dispute } = await act.mutateAsync(body);
    setForm(null);
    const done =
      body.isDispute && !dispute ? TOO_LATE : DONE[body.isDispute ? 'dispute' : body.action];
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
        <View key={offered.action} className={styles.action}>
          {HINTS[offered.action] ? (
            <View className={styles.fact}>{HINTS[offered.action]}</View>
          ) : null}
          <Button
            id={`act-${offered.action}`}
            kind={kindOf(offered)}
            isOff={act.isPending}
            onTap={() => start(offered)}
          >
            {offered.name}
          </Button>
        </View>
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
          mayDispute={found.actions.some(({ action }) => action === 'dispute')}
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
