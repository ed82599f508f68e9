// How our TypeScript programs are run: in one Node process each, so that a signal means what it says.
import { setTimeout as sleep } from 'node:timers/promises';
import { inData } from './paths.mjs';
import { SetupError } from './progress.mjs';
import { useMariadb } from './use-mariadb.mjs';

export const program = (file, ...args) => [process.execPath, '--import', 'tsx', file, ...args];

/** The database named by DATABASE_URL, else our own one. */
export async function useDemoDatabase() {
  const url = process.env.DATABASE_URL;
  if (url) return { url, version: null, release: async () => {} };
  return useMariadb({ home: inData('mariadb'), firstPort: 23306 });
}

/** Asks `isReady` until it says yes; `what` names the thing in the refusal. */
export async function waitUntil(what, isReady, timeoutMs) {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(100)) {
    if (await isReady()) return;
  }
  throw new SetupError(`${what} 在 ${timeoutMs / 1000} 秒内没有就绪，日志在 .data/logs。`);
}

export async function answersOk(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
