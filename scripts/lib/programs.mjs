// How our TypeScript programs are run: in one Node process each, so that a signal means what it says.
import crypto from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inData } from './paths.mjs';
import { SetupError } from './progress.mjs';
import { useMariadb } from './use-mariadb.mjs';

export const program = (file, ...args) => [process.execPath, '--import', 'tsx', file, ...args];

/**
 * The database named by DATABASE_URL, else our own one. `ownerUrl` may change the schema, `url` is for those who
 * serve: our own server makes them a user of their own.
 */
export async function useDemoDatabase() {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl = url } = process.env;
  if (url) return { url, ownerUrl, version: null, release: async () => {} };
  const database = await useMariadb({ home: inData('mariadb'), firstPort: 23306 });
  return { ...database, url: servingUrl(database.url), ownerUrl: database.url };
}

/** Made from the owner's password, so that there is no second secret to keep. */
export function servingUrl(ownerUrl) {
  const url = new URL(ownerUrl);
  url.password = crypto.createHash('sha256').update(`serving ${url.password}`).digest('hex');
  url.username = 'serving';
  return url.href;
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
