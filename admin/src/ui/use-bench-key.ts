import { useHotkeys } from 'react-hotkeys-hook';

/** A closed dialog may stay in the document, so being there is not enough. */
const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog][aria-modal=true]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );

/**
 * One key of the bench. Letters work while a Chinese input method is on, a held key acts once, and after dragging
 * the compare slider the keys still live.
 */
export function useBenchKey(key: string, act: () => void, when = true): void {
  useHotkeys(
    key,
    act,
    {
      enabled: when,
      preventDefault: true,
      enableOnFormTags: ['slider'],
      ignoreEventWhen: (event) => event.repeat || isDialogOpen(),
    },
    [act],
  );
}

/** Arrows belong to the slider while it has the focus: one press must not move two things. */
export function useArrowKey(key: 'left' | 'right', act: () => void, when = true): void {
  useHotkeys(key, act, { enabled: when, preventDefault: true, ignoreEventWhen: isDialogOpen }, [
    act,
  ]);
}
