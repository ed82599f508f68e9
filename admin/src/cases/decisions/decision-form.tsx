import type { OfferedAction, StaffCase } from '@suishoupai/api/contract';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useShownOnPhone } from '../../ui/use-shown-on-phone.ts';
import { CoOrderField, WorkDaysField } from '../orders/co-order-fields.tsx';
import styles from './decision.module.css';
import { DispatchField } from './fields/dispatch-field.tsx';
import { MainCaseField } from './fields/main-case-field.tsx';
import { HandlerField, UnitField } from './fields/people-fields.tsx';
import { PositionField } from './fields/position-field.tsx';
import { ReasonField } from './fields/reason-field.tsx';
import { RewardFactsField } from './fields/reward-facts-field.tsx';
import { StandardField } from './fields/standard-field.tsx';
import { UntilField } from './fields/until-field.tsx';
import {
  type Field,
  fieldsOf,
  isNoteRequired,
  noteForReason,
  photoName,
  sayMissing,
} from './form-fields.ts';
import { PhotoField } from './uploads/photo-field.tsx';
import type { Decision } from './use-decision.ts';

type Props = {
  one: StaffCase;
  offer: OfferedAction;
  decision: Decision;
  isSending: boolean;
  onSubmit: () => void;
};

/** Asks for exactly what the server needs for this action. */
export function DecisionForm({ one, offer, decision, isSending, onSubmit }: Props) {
  const { draft, uploads } = decision;
  const fields = fieldsOf(offer);
  const missing =
    (fields.includes('photos') ? uploads.sayOpen : null) ??
    sayMissing(offer, draft, uploads.doneIds.length);
  const form = useShownOnPhone<HTMLFormElement>();
  const submit = useRef<HTMLButtonElement>(null);
  // Once nothing is missing, Enter is the only key left to press.
  useEffect(() => {
    const isTyping = document.activeElement?.matches('textarea, input');
    if (missing === null && !isTyping) submit.current?.focus();
  }, [missing]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') decision.close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      event.currentTarget.requestSubmit();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={offer.name}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null && !isSending) onSubmit();
      }}
    >
      {fields.map((field) => (
        <FormField key={field} field={field} one={one} offer={offer} decision={decision} />
      ))}
      <p className={styles.missing} role="status">
        {missing}
      </p>
      <div className={styles.buttons}>
        <Button
          ref={submit}
          type="primary"
          danger={offer.isAdverse}
          htmlType="submit"
          disabled={missing !== null}
          loading={isSending}
        >
          {offer.name.startsWith('确认') ? offer.name : `确认${offer.name}`}
        </Button>
        <Button onClick={decision.close}>取消</Button>
      </div>
    </form>
  );
}

type FieldProps = Pick<Props, 'one' | 'offer' | 'decision'> & { field: Field };

function FormField({ field, one, offer, decision }: FieldProps) {
  const { draft, change, uploads } = decision;
  switch (field) {
    case 'reason':
      return (
        <ReasonField
          // What was found on the spot is an answer, not a reason.
          name={offer.action === 'verify_result' ? '核实结果' : '原因'}
          reasons={offer.reasons}
          value={draft.reason}
          onChange={(reason) => change({ reason, note: noteForReason(offer, draft, reason) })}
        />
      );
    case 'standard':
      return (
        <StandardField
          one={one}
          value={draft.standardId}
          onChange={(standardId) => change({ standardId })}
        />
      );
    case 'unit':
      if (offer.action === 'dispatch')
        return (
          <DispatchField one={one} value={draft.unitId} onChange={(unitId) => change({ unitId })} />
        );
      if (offer.action === 'ask_co_unit')
        return (
          <UnitField
            label="协办单位"
            except={one.unit?.id}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
          />
        );
      return (
        <UnitField
          // An order handed down stays in the house.
          under={offer.action === 'pass_down' ? one.unit?.id : undefined}
          value={draft.unitId}
          onChange={(unitId) => change({ unitId })}
        />
      );
    case 'handler':
      return (
        <HandlerField
          unitId={one.unit?.id ?? ''}
          value={draft.handlerId}
          onChange={(handlerId) => change({ handlerId })}
        />
      );
    case 'main_case':
      return (
        <MainCaseField
          one={one}
          value={draft.mainCaseId}
          onChange={(mainCaseId) => change({ mainCaseId })}
        />
      );
    case 'until':
      return <UntilField value={draft.until} onChange={(until) => change({ until })} />;
    case 'file_no':
      return (
        <Input
          aria-label="文号"
          placeholder="文号（必填）"
          maxLength={40}
          value={draft.fileNo}
          onChange={(event) => change({ fileNo: event.target.value })}
        />
      );
    case 'work_days':
      return <WorkDaysField value={draft.workDays} onChange={(workDays) => change({ workDays })} />;
    case 'co_order':
      return (
        <CoOrderField
          one={one}
          value={draft.coOrderId}
          onChange={(coOrderId) => change({ coOrderId })}
        />
      );
    case 'position':
      return (
        <PositionField
          one={one}
          value={draft.position}
          onChange={(position) => change({ position })}
        />
      );
    case 'reward_facts':
      return <RewardFactsField value={draft} onChange={change} />;
    case 'photos':
      return <PhotoField name={photoName(offer)} uploads={uploads} />;
    case 'note':
      return <NoteField offer={offer} decision={decision} />;
  }
}

function NoteField({ offer, decision }: Pick<Props, 'offer' | 'decision'>) {
  const goesToCitizen = offer.reasons.some((reason) => reason.sentence !== '');
  const name = goesToCitizen ? '告知市民的话' : '意见';
  const isRequired = isNoteRequired(offer, decision.draft);
  return (
    <Input.TextArea
      aria-label={name}
      placeholder={`${name}${isRequired ? '（必填）' : '（可不填）'}`}
      autoSize={{ minRows: 2, maxRows: 5 }}
      maxLength={500}
      value={decision.draft.note}
      onChange={(event) => decision.change({ note: event.target.value })}
    />
  );
}
