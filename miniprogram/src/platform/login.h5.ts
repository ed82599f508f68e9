import { callSandbox } from './sandbox.h5.ts';
import { readStored, writeStored } from './storage.ts';

/** A browser has no WeChat, so a demo citizen stands in; the browser remembers which. */
export const hasDemoCitizens = true;

const CURRENT = 'demo-citizen';
const KNOWN = 'demo-citizens';
const MAX_KNOWN = 6;
/** Citizens who already have reports and rewards in the demo city. */
const SAMPLES = ['demo-openid-0001', 'demo-openid-0002', 'demo-openid-0003'];
export const isSampleCitizen = (openid: string): boolean => SAMPLES.includes(openid);

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

const listKnown = () => readStored<string[]>(KNOWN) ?? [];
export const listDemoCitizens = (): string[] => [
  ...listKnown(),
  ...SAMPLES.filter((sample) => !listKnown().includes(sample)),
];

const ALIASES = 'demo-aliases';
const readAliases = () => readStored<Record<string, string>>(ALIASES) ?? {};
/** The name under which the city knows a demo citizen, once it was seen. */
export const demoAliasOf = (openid: string): string | undefined => readAliases()[openid];
export function rememberDemoAlias(alias: string): void {
  writeStored(ALIASES, { ...readAliases(), [currentDemoCitizen()]: alias });
}

/** An empty openid makes a new citizen. */
export function chooseDemoCitizen(openid: string): void {
  const chosen = openid || newOpenid();
  writeStored(CURRENT, chosen);
  const others = listKnown().filter((one) => one !== chosen);
  writeStored(KNOWN, [chosen, ...others].slice(0, MAX_KNOWN));
}

/** The demo's own citizens begin with `demo-`, which no openid of WeChat does. */
function newOpenid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `demo-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
