import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeVendorsEnv } from '../../../sandbox/settings.ts';
import { openSandbox } from '../../../sandbox/testing/open-sandbox.ts';
import { buildContext } from '../../build-context.ts';
import { readConfig } from '../../config.ts';
import { grantAppUser } from '../../database-users/index.ts';
import { migrate } from '../../migrate.ts';
import { FIRST_PORT, killServer, openMariadbDoor } from '../mariadb-door.ts';
import { MovableClock } from '../start-city.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
export type Part = 'api' | 'worker' | 'database';

/**
 * The real parts: MariaDB, API and payout worker as processes of their own that may be killed at any moment, and
 * the stand-in for WeChat, which keeps books of its own and misbehaves on request.
 */
export async function openStage() {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  const door = await openMariadbDoor();
  const home = join(folder, 'mariadb');
  const vendors = await openSandbox();
  let server = await door.startEmbeddedMariadb({ home, firstPort: FIRST_PORT });
  await migrate(server.url);
  const serving = new URL(server.url);
  Object.assign(serving, { username: 'serving', password: 'chaos-serving-1' });
  await grantAppUser(server.url, serving.href);
  const port = await freePort();
  const env = environment(folder, vendors.sandbox.settings, serving.href, port);
  const clock = new MovableClock(new Date().toISOString());
  const context = buildContext(readConfig(env), clock);
  const children = new Map<'api' | 'worker', ChildProcess>();

  async function start(part: Part): Promise<void> {
    if (part === 'database') {
      server = await door.startEmbeddedMariadb({ home, firstPort: server.port });
      return;
    }
    const file = part === 'api' ? 'api/src/main.ts' : 'api/src/payout-worker.ts';
    const log = openSync(join(folder, `${part}.log`), 'a');
    const own = part === 'api' ? withoutMerchantKey(env) : env;
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      ...{ cwd: ROOT, env: { PATH: process.env.PATH, ...own }, stdio: ['ignore', log, log] },
    });
    children.set(part, child);
  }

  /** kill -9, and nothing else: whatever was under way stays as it was. */
  async function kill(part: Part): Promise<void> {
    if (part === 'database') return killServer(server);
    const child = children.get(part);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  return {
    ...{ folder, context, clock, start, kill },
    sandbox: vendors.sandbox,
    url: `http://127.0.0.1:${port}`,
    logOf: (part: 'api' | 'worker') => readFileSync(join(folder, `${part}.log`), 'utf8'),
    async close() {
      await Promise.all([kill('api'), kill('worker')]);
      await context.db.close();
      await door.stopEmbeddedMariadb(home);
      await vendors.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Stage = Awaited<ReturnType<typeof openStage>>;

function environment(
  folder: string,
  settings: Parameters<typeof writeVendorsEnv>[1],
  databaseUrl: string,
  port: number,
): Record<string, string> {
  writeVendorsEnv(folder, settings);
  const lines = readFileSync(join(folder, 'vendors.env'), 'utf8').trim().split('\n');
  const journal = join(folder, 'journal');
  mkdirSync(journal, { recursive: true });
  const dataKey = join(folder, 'data-key');
  writeFileSync(dataKey, `${'5e'.repeat(31)}01`, { mode: 0o600 });
  return {
    ...Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))),
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    // Every payee comes from an address of their own, or the rate limit would end the story.
    TRUST_PROXY: '1',
    LOG_LEVEL: 'warn',
    DATA_KEY_FILE: dataKey,
    WXPAY_JOURNAL_DIR: journal,
  };
}

const withoutMerchantKey = (env: Record<string, string>) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('WXPAY_MERCHANT_')));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
