import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedMariadb, stopEmbeddedMariadb } from './embedded-mariadb.mjs';
import { isAlive } from './processes.mjs';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'mariadb-test-'));
const firstPort = 26_000 + (process.pid % 3000);
const start = () => startEmbeddedMariadb({ home, firstPort, bufferPool: '16M' });

afterAll(async () => {
  await stopEmbeddedMariadb(home);
  fs.rmSync(home, { recursive: true, force: true });
});

async function query(url, sql) {
  const session = await mysql.createConnection(url);
  try {
    const [rows] = await session.query(sql);
    return rows;
  } finally {
    await session.end();
  }
}

test('three who start at once share one server, and Chinese arrives whole', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map((one) => one.pid)).size).toBe(1);
  expect(all.filter((one) => !one.isReused).length).toBe(1);
  const { url } = all[0];
  await query(url, 'CREATE TABLE place (name varchar(40))');
  await query(url, "INSERT INTO place VALUES ('胜利东街🏮')");
  expect(await query(url, 'SELECT name FROM place')).toEqual([{ name: '胜利东街🏮' }]);
});

test('a commit survives kill -9, on the same folder and password', async () => {
  const before = await start();
  process.kill(before.pid, 'SIGKILL');
  while (isAlive(before)) await new Promise((resolve) => setTimeout(resolve, 10));
  const after = await start();
  expect(after.isReused).toBe(false);
  expect(await query(after.url, 'SELECT COUNT(*) AS n FROM place')).toEqual([{ n: 1 }]);
});

test('nobody gets in without the password, which only its owner can read', async () => {
  const { port } = await start();
  for (const user of ['root', 'app', '']) {
    await expect(query(`mysql://${user}@127.0.0.1:${port}/`, 'SELECT 1')).rejects.toThrow(
      /Access denied/,
    );
  }
  expect(fs.statSync(path.join(home, 'secret')).mode & 0o777).toBe(0o600);
});

test('tests may make databases of their own, named app_…, and no others', async () => {
  const { url } = await start();
  await query(url, 'CREATE DATABASE app_test_1');
  await expect(query(url, 'CREATE DATABASE other')).rejects.toThrow(/Access denied/);
});

test('a stopped server is gone, and stopping twice does no harm', async () => {
  const server = await start();
  await server.stop();
  expect(isAlive(server)).toBe(false);
  await stopEmbeddedMariadb(home);
});

test('a port that is taken is passed over', async () => {
  const other = fs.mkdtempSync(path.join(os.tmpdir(), 'mariadb-other-'));
  const first = await start();
  const second = await startEmbeddedMariadb({ home: other, firstPort: first.port });
  expect(second.port).toBeGreaterThan(first.port);
  await second.stop();
  fs.rmSync(other, { recursive: true, force: true });
  expect(isAlive(first)).toBe(true);
});
