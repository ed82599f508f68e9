import { ACTIONS, type OfferedAction, type StaffCase } from '@suishoupai/api/contract';
import { App } from 'antd';
import { useBenchKey } from '../../ui/use-bench-key.ts';
import { useShownOnPhone } from '../../ui/use-shown-on-phone.ts';
import { OpenOrderHint } from '../orders/open-order-hint.tsx';
import { useAct } from '../queries.ts';
import { ActionButtons } from './buttons/action-buttons.tsx';
import styles from './decision.module.css';
import { DecisionForm } from './decision-form.tsx';
import { isImmediate, toBody } from './form-fields.ts';
import { OpenRequest } from './open-request.tsx';
import { Refused } from './refused.tsx';
import type { Decision } from './use-decision.ts';

/** The buttons the server offers on this case, and the form of the one that was pressed. */
export function DecisionPanel(props: { one: StaffCase; decision: Decision; onDone: () => void }) {
  const { one, decision, onDone } = props;
  const { message } = App.useApp();
  const act = useAct(one.id);
  // A refusal stands above the form, the button that caused it below.
  const panel = useShownOnPhone<HTMLElement>(act.error !== null);
  const { openAction } = decision;
  const offer = one.actions.find((item) => item.action === openAction);
  const send = (chosen: OfferedAction) => {
    const body = toBody(
      chosen,
      one.version,
      isImmediate(chosen) ? { note: '' } : decision.draft,
      isImmediate(chosen) ? [] : decision.uploads.doneIds,
    );
    act.mutate(body, {
      onSuccess: () => {
        decision.forget();
        void message.success(`${one.caseNo} ${ACTIONS[chosen.action].done}`);
        onDone();
      },
    });
  };
  const press = (chosen: OfferedAction) => {
    if (act.isPending) return;
    act.reset();
    if (isImmediate(chosen)) send(chosen);
    else decision.open(chosen.action);
  };
  useBenchKey('esc', decision.close, openAction !== null);
  if (one.actions.length === 0 && !openAction && !one.openRequest && !act.error) return null;
  return (
    <section ref={panel} className={styles.panel} aria-label="可做的操作">
      <OpenRequest one={one} />
      <OpenOrderHint one={one} />
      <Refused
        error={act.error}
        one={one}
        decision={decision}
        isGone={openAction !== null && !offer}
      />
      {offer && (
        <DecisionForm
          key={offer.action}
          one={one}
          offer={offer}
          decision={decision}
          isSending={act.isPending}
          onSubmit={() => send(offer)}
        />
      )}
      {!openAction && (
        <ActionButtons actions={one.actions} isSending={act.isPending} onPress={press} />
      )}
    </section>
  );
}
