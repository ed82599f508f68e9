import { useRef, useState } from 'react';
import { tell } from '../../platform/notices.ts';
import { errorWords } from '../../words/errors.ts';
import { Button } from '../basics/button.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { sendOnce } from './send-once.ts';

const FORM = { name: '提交申诉', needs: ['note' as const], reasons: [] };
type Props = {
  id: string;
  sending: { isPending: boolean; mutateAsync: (words: string) => Promise<unknown> };
  maxWords?: number;
};

/** One word of the person against a decision. */
export function AppealButton({ id, sending, maxWords }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const once = useRef(sendOnce('already_appealed')).current;
  const send = async ({ note = '' }: { note?: string }) => {
    try {
      if ((await once(() => sending.mutateAsync(note))) === 'under_way') return;
      setIsSent(true);
      await tell('申诉已提交');
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  // What was said is read anew and takes the place of the button.
  if (isSent) return null;
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
