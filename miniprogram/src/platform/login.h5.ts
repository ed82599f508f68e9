import { callSandbox } from './sandbox.h5.ts';
import { readStored, writeStored } from './storage.ts';

/** A browser has no WeChat, so a demo citizen stands in; the browser remembers which. */
export const hasDemoCitizens = true;

const CURRENT = 'demo-citizen';
const KNOWN = 'demo-citizens';
const MAX_KNOWN = 8;

export async function getLoginCode(): Promise<string> {
  const { code } = await callSandbox<{ code: string }>('/control/weixin/codes', {
    openid: currentDemoCitizen(),
  });
  return code;
}

export function currentDemoCitizen(): string {
  const openid = readStored<string>(CURRENT);
  if (openid) return openid;
  const fresh = newOpenid();
  chooseDemoCitizen(fresh);
  return fresh;
}

export const listDemoCitizens = (): string[] => readStored<string[]>(KNOWN) ?? [];

/** An empty openid makes a new citizen. */
export function chooseDemoCitizen(openid: string): void {
  const chosen = openid || newOpenid();
  writeStored(CURRENT, chosen);
  const others = listDemoCitizens().filter((one) => one !== chosen);
  writeStored(KNOWN, [chosen, ...others].slice(0, MAX_KNOWN));
}

/** Shaped like WeChat's own: 28 characters that begin with o. */
function newOpenid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `odemo${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`.slice(
    0,
    28,
  );
}
