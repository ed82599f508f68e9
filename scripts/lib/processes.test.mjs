import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { identify, isAlive, stopLeftovers, stopProcess } from './processes.mjs';

const idle = 'setInterval(() => {}, 1000); console.log("up")';
const deaf = `process.on('SIGTERM', () => {}); ${idle}`;

async function startChild(code, env = {}) {
  const child = spawn(process.execPath, ['-e', code], { env: { ...process.env, ...env } });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return identify(child.pid);
}

test('a process that answers to being asked is stopped at once', async () => {
  const identity = await startChild(idle);
  const beganAt = Date.now();
  await stopProcess(identity, 5000);
  expect(isAlive(identity)).toBe(false);
  expect(Date.now() - beganAt).toBeLessThan(3000);
});

test('a process that will not hear is stopped when patience ends', async () => {
  const identity = await startChild(deaf);
  await stopProcess(identity, 200);
  expect(isAlive(identity)).toBe(false);
});

test('a stranger who got the pid of an earlier child is left alone', async () => {
  const stranger = await startChild(idle);
  const earlier = { pid: stranger.pid, startTime: '1' };
  expect(isAlive(earlier)).toBe(false);
  await stopProcess(earlier, 200);
  expect(isAlive(stranger)).toBe(true);
  await stopProcess(stranger);
});

test('what a killed run left behind is found by its mark, others stay', async () => {
  const name = `LEFTOVER_TEST_${process.pid}`;
  const left = await Promise.all([1, 2].map(() => startChild(idle, { [name]: 'a' })));
  const other = await startChild(idle, { [name]: 'b' });
  expect(await stopLeftovers(`${name}=a`)).toBe(2);
  expect(left.map(isAlive)).toEqual([false, false]);
  expect(isAlive(other)).toBe(true);
  expect(await stopLeftovers(`${name}=a`)).toBe(0);
  await stopProcess(other);
});
