import type { OfferedAction } from '@suishoupai/api/contract';
import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../basics/button.tsx';
import { press } from '../basics/press.ts';
import { Sheet } from './sheet.tsx';
import styles from './sheets.module.scss';

type Props = {
  offered: Pick<OfferedAction, 'name' | 'needs' | 'reasons'>;
  isSending: boolean;
  maxWords?: number;
  onClose: () => unknown;
  onSend: (given: { reason?: string; note?: string }) => unknown;
};

/** Asks for a reason, words, or both: whatever the action needs. */
export function ReasonSheet({ offered, isSending, maxWords = 500, onClose, onSend }: Props) {
  const { name, needs, reasons } = offered;
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const isComplete =
    (!needs.includes('reason') || reason !== '') && (!needs.includes('note') || note.trim() !== '');
  const send = () => onSend({ reason: reason || undefined, note: note.trim() || undefined });
  return (
    <Sheet id="reason-sheet" title={name} onClose={onClose}>
      {reasons.map(({ code, name: words }) => (
        <View
          key={code}
          className={`${styles.choice} ${code === reason ? styles.choiceOn : ''}`}
          {...press(() => setReason(code), words, 'radio')}
        >
          {words}
        </View>
      ))}
      <Textarea
        id="reason-note"
        className={styles.field}
        maxlength={maxWords}
        placeholder={needs.includes('note') ? '请说明情况' : '补充说明（选填）'}
        onInput={(event) => setNote(event.detail.value)}
      />
      <Text id="reason-length" className={styles.words}>
        {note.trim().length}/{maxWords} 字
      </Text>
      <Button id="send-reason" isOff={!isComplete || isSending} onTap={send}>
        {name}
      </Button>
    </Sheet>
  );
}
