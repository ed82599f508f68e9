import { useSyncExternalStore } from 'react';
import { setSessionExpired } from '../../accounts/session-watch.ts';
import { isLoggedOut } from '../../api.ts';
import { type Draft, isBlank, newDraft } from './draft.ts';
import { dropDraft, keepDraft, readDrafts } from './draft-store.ts';
import { isRefused, sendDraft } from './send-draft.ts';

type Box = {
  staffId: string;
  /** The one that is being filled in. */
  current: Draft;
  /** Finished ones that the server does not have yet. */
  waiting: readonly Draft[];
  sendingIds: ReadonlySet<string>;
  /** Filled from the phone's memory. */
  isOpen: boolean;
  /** False when this browser keeps nothing, as in a private window. */
  isKept: boolean;
};

const emptyBox = (staffId: string): Box => ({
  staffId,
  current: newDraft(staffId),
  waiting: [],
  sendingIds: new Set(),
  isOpen: false,
  isKept: true,
});

// Outside of React, so that sending goes on while the inspector looks at another page.
let box = emptyBox('');
const listeners = new Set<() => void>();

function set(change: Partial<Box>): void {
  box = { ...box, ...change };
  for (const listener of listeners) listener();
}

export const useDraftBox = (): Box =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => box,
  );

/** Takes out what this inspector left on this phone. */
export async function openBox(staffId: string): Promise<void> {
  if (box.staffId === staffId) return;
  set(emptyBox(staffId));
  const drafts = await readDrafts(staffId).catch(() => null);
  if (box.staffId !== staffId) return;
  const current = drafts?.find((draft) => !draft.isSubmitted);
  set({
    isOpen: true,
    isKept: drafts !== null,
    waiting: drafts?.filter((draft) => draft.isSubmitted) ?? [],
    ...(current && { current }),
  });
}

export function changeCurrent(change: Partial<Draft>): void {
  set({ current: { ...box.current, ...change } });
  if (!isBlank(box.current)) keep(box.current);
}

/** The form is free again at once; the draft goes its way alone. */
export function submitCurrent(): void {
  const draft = { ...box.current, isSubmitted: true, refusedWhy: null };
  set({ current: newDraft(box.staffId), waiting: [...box.waiting, draft] });
  keep(draft);
}

/** Back into the form, where the place is free. */
export function takeBack(draft: Draft): void {
  const current = { ...draft, isSubmitted: false, refusedWhy: null };
  set({ current, waiting: without(draft.id) });
  keep(current);
}

export function discard(id: string): void {
  set({ waiting: without(id) });
  void dropDraft(id).catch(() => undefined);
}

/** Tries one of the waiting; answers its case number, or null while the network is silent or the server refuses. */
export async function sendWaiting(draft: Draft): Promise<string | null> {
  if (box.sendingIds.has(draft.id)) return null;
  set({ sendingIds: new Set([...box.sendingIds, draft.id]) });
  try {
    const { caseNo } = await sendDraft(draft);
    discard(draft.id);
    return caseNo;
  } catch (error) {
    if (isLoggedOut(error)) setSessionExpired(true);
    if (isRefused(error)) markRefused(draft, error.message);
    return null;
  } finally {
    set({ sendingIds: new Set([...box.sendingIds].filter((id) => id !== draft.id)) });
  }
}

function markRefused(draft: Draft, refusedWhy: string): void {
  const refused = { ...draft, refusedWhy };
  set({ waiting: box.waiting.map((one) => (one.id === draft.id ? refused : one)) });
  keep(refused);
}

const without = (id: string) => box.waiting.filter((one) => one.id !== id);

function keep(draft: Draft): void {
  keepDraft(draft).catch(() => set({ isKept: false }));
}
