import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tryLock, withLock } from './lock.mjs';

const base = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
const newFolder = () => fs.mkdtempSync(path.join(base, 'folder-'));
afterAll(() => fs.rmSync(base, { recursive: true }));

test('a folder has one holder at a time, and the next one gets it when it is given back', async () => {
  const folder = newFolder();
  const release = await tryLock(folder, 'demo');
  expect(await tryLock(folder, 'demo')).toBeNull();
  await release();
  const again = await tryLock(folder, 'demo');
  expect(again).toBeTypeOf('function');
  await again();
});

test('two folders and two purposes do not disturb each other', async () => {
  const folder = newFolder();
  const releases = await Promise.all([
    tryLock(folder, 'demo'),
    tryLock(folder, 'build'),
    tryLock(newFolder(), 'demo'),
  ]);
  expect(releases).not.toContain(null);
  await Promise.all(releases.map((release) => release()));
});

test('those who wait work one after the other', async () => {
  const folder = newFolder();
  let inside = 0;
  const work = async () => {
    inside += 1;
    const together = inside;
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
    return together;
  };
  const jobs = [1, 2, 3].map(() => withLock(folder, 'demo', 5000, work));
  expect(await Promise.all(jobs)).toEqual([1, 1, 1]);
});

test('a holder that is killed leaves no lock behind', async () => {
  const folder = newFolder();
  const module = new URL('./lock.mjs', import.meta.url).href;
  const code = `const { tryLock } = await import('${module}');
    await tryLock('${folder}', 'demo'); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(await tryLock(folder, 'demo')).toBeNull();
  const gone = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await gone;
  const release = await tryLock(folder, 'demo');
  expect(release).toBeTypeOf('function');
  await release();
});
