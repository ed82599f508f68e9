import type { Citizen } from '@suishoupai/api/contract';
import { useEffect } from 'react';
import { readStored, removeStored, writeStored } from '../platform/storage.ts';
import { hasAgreed } from './consent-state.ts';

const KEY = 'agreed';

/** Whether whoever holds this phone agreed to the terms; remembered, so that it is known without network too. */
export function useAgreed(citizen: Citizen | undefined): boolean {
  const known = citizen && hasAgreed(citizen);
  useEffect(() => {
    if (known !== undefined) writeStored(KEY, known);
  }, [known]);
  return known ?? readStored<boolean>(KEY) ?? false;
}

/** The next person on this phone is asked anew. */
export const forgetAgreed = (): void => removeStored(KEY);
