import net from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { claimPort, findFreePort, isPortFree } from './ports.mjs';

let taken;
afterEach(async () => {
  vi.unstubAllEnvs();
  if (taken) await new Promise((resolve) => taken.close(resolve));
  taken = undefined;
});

async function takePort() {
  const port = await findFreePort(25_000 + (process.pid % 5000));
  taken = net.createServer();
  await new Promise((resolve) => taken.listen(port, '127.0.0.1', resolve));
  return port;
}

test('a port that is taken is passed over for the next free one', async () => {
  const port = await takePort();
  expect(await isPortFree(port, '127.0.0.1')).toBe(false);
  expect(await findFreePort(port)).toBeGreaterThan(port);
});

test('a busy port is refused in one sentence that names the way out', async () => {
  const port = await takePort();
  vi.stubEnv('PORT', String(port));
  await expect(claimPort('PORT', 8080, 'npm start')).rejects.toThrow(
    `端口 ${port} 已被其他程序占用，请换一个：PORT=${port + 10} npm start`,
  );
});

test('a word is not a port', async () => {
  vi.stubEnv('PORT', 'web');
  await expect(claimPort('PORT', 8080, 'npm start')).rejects.toThrow('PORT=web 不是有效的端口号');
});
