import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 1000px)');

/** A phone, or a desk window at 200 % zoom. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
