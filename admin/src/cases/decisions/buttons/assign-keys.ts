import type { CaseAction, OfferedAction } from '@suishoupai/api/contract';

// J, K, B, G, M and Shift+R have their own meaning on the bench.
const POSITIVE = ['A', 'S', 'D', 'F'];
const ADVERSE = ['R', 'T', 'Y', 'U'];

/** A for the first step forward, R for the first step back, M for merging: the same fingers for every role. */
export function assignKeys(actions: OfferedAction[]): Map<CaseAction, string> {
  const keys = new Map<CaseAction, string>();
  const free = { forward: [...POSITIVE], back: [...ADVERSE] };
  for (const { action, isAdverse } of actions) {
    const key = action === 'merge' ? 'M' : (isAdverse ? free.back : free.forward).shift();
    if (key) keys.set(action, key);
  }
  return keys;
}
