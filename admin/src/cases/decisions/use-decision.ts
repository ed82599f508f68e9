import type { CaseAction } from '@suishoupai/api/contract';
import { useState } from 'react';
import type { Draft } from './form-fields.ts';
import { useUploads } from './use-uploads.ts';

/** Which action is open and what was typed for each; closing a form or changing the action loses nothing. */
export function useDecision() {
  const [openAction, setOpenAction] = useState<CaseAction | null>(null);
  const [drafts, setDrafts] = useState<Partial<Record<CaseAction, Draft>>>({});
  const uploads = useUploads();
  const change = (action: CaseAction, patch: Partial<Draft>) =>
    setDrafts((old) => ({ ...old, [action]: { note: '', ...old[action], ...patch } }));
  return {
    openAction,
    draft: (openAction && drafts[openAction]) || { note: '' },
    uploads,
    open: (action: CaseAction, preset: Partial<Draft> = {}) => {
      change(action, preset);
      setOpenAction(action);
    },
    change: (patch: Partial<Draft>) => openAction && change(openAction, patch),
    close: () => setOpenAction(null),
  };
}
export type Decision = ReturnType<typeof useDecision>;
