import { readStored, writeStored } from './platform/storage.ts';
import { createStore, useStore } from './store.ts';

const KEY = 'large-type';
const largeType = createStore(readStored<boolean>(KEY) ?? false);

export const useLargeType = (): boolean => useStore(largeType);

export function setLargeType(isOn: boolean): void {
  writeStored(KEY, isOn);
  largeType.set(isOn);
}
