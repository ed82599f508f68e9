// One server for all who use a folder at the same time: the first starts it, the last stops it.
import fs from 'node:fs';
import path from 'node:path';
import { startEmbeddedMariadb } from './embedded-mariadb.mjs';
import { withLock } from './lock.mjs';
import { identify, isAlive } from './processes.mjs';

const WAIT_MS = 120_000;

/** Starts or shares the server of a folder; `whenAlone` runs before others may come in. */
export async function useMariadb({ home, whenAlone = async () => {}, ...options }) {
  const users = path.join(home, 'users');
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const mine = path.join(users, `${process.pid}-${Date.now()}`);
  const database = await withLock(home, 'users', WAIT_MS, async () => {
    fs.mkdirSync(users, { recursive: true });
    const started = await startEmbeddedMariadb({ home, ...options });
    if (countUsers(users) === 0) await whenAlone(started.url);
    fs.writeFileSync(mine, JSON.stringify(identify(process.pid)));
    return started;
  });
  const release = () =>
    withLock(home, 'users', WAIT_MS, async () => {
      fs.rmSync(mine, { force: true });
      if (countUsers(users) === 0) await database.stop();
    });
  return { ...database, release };
}

/** Those who were killed could not sign off: they do not count. */
function countUsers(users) {
  let count = 0;
  for (const name of fs.readdirSync(users)) {
    const file = path.join(users, name);
    if (isAlive(readUser(file))) count += 1;
    else fs.rmSync(file);
  }
  return count;
}

function readUser(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return { pid: 0, startTime: null }; // killed while signing in
  }
}
