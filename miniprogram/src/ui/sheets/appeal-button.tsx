import { useState } from 'react';
import { tell } from '../../platform/notices.ts';
import { errorWords } from '../../words/errors.ts';
import { Button } from '../basics/button.tsx';
import { ReasonSheet } from './reason-sheet.tsx';

const FORM = { name: '提交申诉', needs: ['note' as const], reasons: [] };
type Props = {
  id: string;
  sending: { isPending: boolean; mutateAsync: (words: string) => Promise<unknown> };
  maxWords?: number;
};

/** One word of the person against a decision. */
export function AppealButton({ id, sending, maxWords }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const send = ({ note = '' }: { note?: string }) =>
    sending.mutateAsync(note).then(
      () => setIsOpen(false),
      (error) => tell(errorWords(error)),
    );
  return (
    <>
      <Button id={id} kind="plain" onTap={() => setIsOpen(true)}>
        有异议，申诉
      </Button>
      {isOpen ? (
        <ReasonSheet
          offered={FORM}
          isSending={sending.isPending}
          maxWords={maxWords}
          onClose={() => setIsOpen(false)}
          onSend={send}
        />
      ) : null}
    </>
  );
}
