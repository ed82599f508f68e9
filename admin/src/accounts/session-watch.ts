import { useSyncExternalStore } from 'react';

let isExpired = false;
const listeners = new Set<() => void>();

/** Told by the query client when any call is refused for want of a login. */
export function setSessionExpired(expired: boolean): void {
  isExpired = expired;
  for (const listener of listeners) listener();
}

export const useSessionExpired = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isExpired,
  );
