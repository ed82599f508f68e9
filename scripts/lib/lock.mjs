// A lock that the kernel gives back when its holder dies, so there is never a stale one to judge.
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Takes the lock of a folder; answers a release function, or null when another process holds it. */
export function tryLock(folder, purpose) {
  const server = net.createServer((peer) => peer.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen({ path: lockAddress(folder, purpose) }, () => {
      server.unref();
      resolve(() => new Promise((released) => server.close(released)));
    });
  });
}

export async function withLock(folder, purpose, timeoutMs, work) {
  let release = await tryLock(folder, purpose);
  for (const end = Date.now() + timeoutMs; !release; release = await tryLock(folder, purpose)) {
    if (Date.now() > end)
      throw new Error(`另一个进程占用 ${folder} 已超过 ${timeoutMs / 1000} 秒。`);
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    await release();
  }
}

// An abstract socket (leading NUL) has no file; the inode keeps equal paths in two containers apart.
function lockAddress(folder, purpose) {
  fs.mkdirSync(folder, { recursive: true });
  const { dev, ino } = fs.statSync(folder);
  const place = `${fs.realpathSync(folder)}:${dev}:${ino}:${purpose}`;
  return `\0suishoupai-${crypto.createHash('sha256').update(place).digest('hex').slice(0, 24)}`;
}
