import { ACTIONS, CallFailed, type OfferedAction, type StaffCase } from '@suishoupai/api/contract';
import { Alert, App, Button } from 'antd';
import { isLoggedOut } from '../../api.ts';
import { CopyText } from '../../ui/copy-text.tsx';
import { ErrorBlock } from '../../ui/error-block.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useBenchKey } from '../../ui/use-bench-key.ts';
import { useAct } from '../queries.ts';
import { assignKeys, forwardFirst } from './assign-keys.ts';
import styles from './decision.module.css';
import { DecisionForm } from './decision-form.tsx';
import { isImmediate, toBody } from './form-fields.ts';
import type { Decision } from './use-decision.ts';

/** The buttons the server offers on this case, and the form of the one that was pressed. */
export function DecisionPanel(props: { one: StaffCase; decision: Decision; onDone: () => void }) {
  const { one, decision, onDone } = props;
  const { message } = App.useApp();
  const act = useAct(one.id);
  const { openAction } = decision;
  const offer = one.actions.find((item) => item.action === openAction);
  const actions = forwardFirst(one.actions);
  const keys = assignKeys(actions);
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
  if (one.actions.length === 0 && !openAction) return null;
  return (
    <section className={styles.panel} aria-label="可做的操作">
      {act.error && !isLoggedOut(act.error) && <ErrorBlock error={act.error} />}
      {act.error instanceof CallFailed && act.error.status === 409 && (
        <p className="quiet">已载入最新内容，您填写的都还在，请核对后再提交。</p>
      )}
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
      {openAction && !offer && <LostDraft decision={decision} />}
      {!openAction && (
        <div className={styles.actions}>
          {actions.map((item) => (
            <ActionButton
              key={item.action}
              offer={item}
              hotkey={keys.get(item.action)}
              isMain={keys.get(item.action) === 'A'}
              isSending={act.isPending}
              onPress={() => press(item)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function ActionButton(props: {
  offer: OfferedAction;
  hotkey?: string;
  isMain: boolean;
  isSending: boolean;
  onPress: () => void;
}) {
  const { offer, hotkey, isMain, isSending, onPress } = props;
  useBenchKey(hotkey?.toLowerCase() ?? 'a', onPress, hotkey !== undefined);
  return (
    <Button
      type={isMain ? 'primary' : 'default'}
      danger={hotkey === 'R'}
      disabled={isSending}
      onClick={onPress}
    >
      {offer.name}
      {hotkey && <KeyCap name={hotkey} />}
    </Button>
  );
}

/** Somebody else moved the case meanwhile: what was typed stays readable. */
function LostDraft({ decision }: { decision: Decision }) {
  return (
    <Alert
      type="warning"
      title={`案件状态已变，不能再「${ACTIONS[decision.openAction!].name}」`}
      description={decision.draft.note && <CopyText text={decision.draft.note} />}
      action={
        <Button size="small" onClick={decision.close}>
          知道了
        </Button>
      }
    />
  );
}
