import { useEffect, useRef } from 'react';
import { useIsNarrow } from './use-is-narrow.ts';

/** What opens below the photos would open out of sight on a phone: it scrolls itself to the top. */
export function useShownOnPhone<Shown extends HTMLElement>(isDue = true) {
  const shown = useRef<Shown>(null);
  const isNarrow = useIsNarrow();
  useEffect(() => {
    if (isNarrow && isDue) shown.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [isNarrow, isDue]);
  return shown;
}
