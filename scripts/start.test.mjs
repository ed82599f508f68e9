import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopEmbeddedMariadb } from './lib/embedded-mariadb.mjs';
import { inRoot } from './lib/paths.mjs';
import { findFreePort } from './lib/ports.mjs';
import { stopLeftovers } from './lib/processes.mjs';

// A small town with the same programs' names: what is tested is who starts, watches and stops them.
const listen = (port, then = '') => `import fs from 'node:fs'; import http from 'node:http';
const server = http.createServer((_, answer) => answer.end('ok')).listen(${port}, () => { ${then} });
console.log('hello from', process.pid);
process.on('SIGTERM', () => {
  fs.appendFileSync('.data/order.txt', import.meta.filename.includes('sandbox') ? 'sandbox ' : 'api ');
  server.closeAllConnections(); server.close();
});`;
const page = (folder) =>
  `node -e "fs.mkdirSync('${folder}',{recursive:true});fs.writeFileSync('${folder}/index.html','')"`;
const PROGRAMS = {
  'api/sandbox/main.ts': listen(
    'process.env.SANDBOX_PORT',
    `fs.mkdirSync(process.env.SANDBOX_DIR, { recursive: true });
     fs.writeFileSync(process.env.SANDBOX_DIR + '/vendors.env', 'WECHAT_APPID=wx-town');`,
  ),
  'api/src/main.ts': listen('process.env.PORT'),
  'api/src/payout-worker.ts': 'setInterval(() => {}, 1000);',
  'api/src/migrate.ts': `console.log('up to date');`,
  'api/src/demo/seed.ts': `import fs from 'node:fs'; console.log('播种', process.env.WECHAT_APPID);
    fs.appendFileSync('.data/secrets/seeds.txt', 'x');
    if (fs.existsSync('slow')) await new Promise((resolve) => setTimeout(resolve, 60_000));
    const account = { role: '受理员', name: '王明', username: 'wangming', password: 'town-1' };
    fs.writeFileSync('.data/demo-accounts.json', JSON.stringify([account]));`,
  'admin/package.json': JSON.stringify({ name: 'admin', scripts: { build: page('dist') } }),
  'miniprogram/package.json': JSON.stringify({
    name: 'miniprogram',
    scripts: { 'build:h5': page('dist/h5') },
  }),
};

const town = fs.mkdtempSync(path.join(os.tmpdir(), 'town-'));
const runs = [];
let ports;

beforeAll(async () => {
  for (const name of ['scripts', 'package.json', 'package-lock.json']) {
    fs.cpSync(inRoot(name), path.join(town, name), { recursive: true });
  }
  fs.symlinkSync(inRoot('node_modules'), path.join(town, 'node_modules'));
  fs.mkdirSync(path.join(town, 'api'));
  fs.copyFileSync(inRoot('api/package.json'), path.join(town, 'api/package.json'));
  for (const [name, text] of Object.entries(PROGRAMS)) {
    fs.mkdirSync(path.dirname(path.join(town, name)), { recursive: true });
    fs.writeFileSync(path.join(town, name), text);
  }
  const first = await findFreePort(27_000 + (process.pid % 3000));
  ports = { PORT: String(first), SANDBOX_PORT: String(await findFreePort(first + 1)) };
});

afterAll(async () => {
  for (const { child } of runs) child.kill('SIGKILL');
  await stopLeftovers(`SUISHOUPAI_RUN=${town}`);
  await stopEmbeddedMariadb(path.join(town, '.data/mariadb'));
  fs.rmSync(town, { recursive: true, force: true });
});

function start() {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: town,
    env: { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '', ...ports },
  });
  const run = { child, text: '' };
  child.stdout.on('data', (data) => {
    run.text += data;
  });
  run.code = new Promise((resolve) => child.once('close', resolve));
  runs.push(run);
  return run;
}

async function until(condition) {
  for (const end = Date.now() + 40_000; !condition(); await sleep(50)) {
    if (Date.now() > end) throw new Error(runs.map((run) => run.text).join('\n----\n'));
  }
}

const isReady = (run) => () => run.text.includes('npm run demo:reset');
const pidOf = (log) =>
  Number(/hello from (\d+)/.exec(fs.readFileSync(`${town}/.data/logs/${log}.log`, 'utf8'))[1]);
const answers = (port) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    () => true,
    () => false,
  );

test('one command brings the town up and says where it is and who may sign in', async () => {
  const run = start();
  await until(isReady(run));
  expect(run.text).toContain('播种 wx-town');
  expect(run.text).toContain(`http://localhost:${ports.PORT}/admin/`);
  expect(run.text).toMatch(/受理员 +王明 +wangming +town-1/);
  expect(fs.statSync(`${town}/.data/secrets/data-key`).mode & 0o777).toBe(0o600);

  const second = start();
  expect(await second.code).toBe(1);
  expect(second.text).toContain(`已经在运行（进程 ${run.child.pid}`);

  run.child.kill('SIGINT');
  expect(await run.code).toBe(0);
  expect(fs.readFileSync(`${town}/.data/order.txt`, 'utf8')).toBe('api sandbox ');
  expect(await answers(ports.PORT)).toBe(false);
});

test('a second start builds nothing again, and a part that dies stops the rest', async () => {
  const run = start();
  await until(isReady(run));
  expect(run.text).not.toContain('构建');
  process.kill(pidOf('sandbox'), 'SIGKILL');
  expect(await run.code).toBe(1);
  expect(run.text).toContain('sandbox 意外停止（SIGKILL）');
  expect(run.text).toContain('hello from');
  expect(await answers(ports.PORT)).toBe(false);
});

test('after kill -9 of the command itself, the next start clears up and comes up', async () => {
  const killed = start();
  await until(isReady(killed));
  killed.child.kill('SIGKILL');
  await killed.code;
  const orphan = pidOf('api');
  expect(await answers(ports.PORT)).toBe(true);

  const run = start();
  await until(isReady(run));
  expect(run.text).toContain('结束了上次运行遗留的 3 个进程');
  expect(pidOf('api')).not.toBe(orphan);
  run.child.kill('SIGTERM');
  expect(await run.code).toBe(0);
  const database = Number(fs.readFileSync(`${town}/.data/mariadb/port`, 'utf8'));
  expect(await answers(database)).toBe(false);
});

test('a city whose first writing was cut short is written anew, a finished one is kept', async () => {
  const seeds = () => fs.readFileSync(`${town}/.data/secrets/seeds.txt`, 'utf8').length;
  const before = seeds();
  const kept = start();
  await until(isReady(kept));
  expect(seeds()).toBe(before + 1);
  kept.child.kill('SIGTERM');
  await kept.code;

  fs.rmSync(`${town}/.data/demo-accounts.json`);
  fs.writeFileSync(`${town}/slow`, '');
  const cut = start();
  await until(() => cut.text.includes('播种'));
  cut.child.kill('SIGTERM');
  expect(await cut.code).toBe(0);
  fs.rmSync(`${town}/slow`);

  const run = start();
  await until(isReady(run));
  expect(run.text).toContain('上次演示数据没有写完，这次重新生成');
  expect(seeds()).toBe(1);
  run.child.kill('SIGTERM');
  await run.code;
});
