import type { CaseAction } from '@suishoupai/api/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from './form-fields.ts';
import { useUploads } from './uploads/use-uploads.ts';

type Drafts = Partial<Record<CaseAction, Draft>>;

/**
 * Which action is open and what was typed for each. Drafts outlive the form and the case's page; they lie in the query
 * cache, because that is emptied when another person logs in.
 */
export function useDecision(caseId: string) {
  const client = useQueryClient();
  const key = ['draft', caseId];
  const [openAction, setOpenAction] = useState<CaseAction | null>(null);
  const [drafts, setDrafts] = useState<Drafts>(() => client.getQueryData<Drafts>(key) ?? {});
  const uploads = useUploads();
  const keep = (next: Drafts) => {
    setDrafts(next);
    client.setQueryData(key, next);
  };
  const change = (action: CaseAction, patch: Partial<Draft>) =>
    keep({ ...drafts, [action]: { note: '', ...drafts[action], ...patch } });
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
    /** After a decision: nothing of it may turn up in the next one. */
    forget: () => {
      setOpenAction(null);
      keep({});
      uploads.clear();
    },
  };
}
export type Decision = ReturnType<typeof useDecision>;
