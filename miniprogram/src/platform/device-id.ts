import { newId } from './ids';
import { readStored, writeStored } from './storage.ts';

const KEY = 'device-id';
let making: Promise<string> | undefined;

/** What this phone calls itself: made at random before the first report, the same for whoever logs in here. */
export async function deviceId(): Promise<string> {
  const known = readStored<string>(KEY);
  if (known) return known;
  making ??= make().finally(() => {
    making = undefined;
  });
  return making;
}

async function make(): Promise<string> {
  const id = await newId();
  writeStored(KEY, id);
  return id;
}
