import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeVendorsEnv } from '../../sandbox/settings.ts';
import { type OpenSandbox, openSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { createApp } from '../app.ts';
import { buildContext } from '../build-context.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { checkLedger } from '../core/payouts/index.ts';
import type { Clock } from '../lib/clock.ts';
import { RATE_LIMITS } from '../lib/http/rate-limits.ts';
import { createTestDatabase } from './database.ts';
import { buildSmallCity } from './small-city.ts';

/** A clock that tests move. It starts on a Friday, 16:05 in Asia/Shanghai. */
export class MovableClock implements Clock {
  private offsetMs: number;
  constructor(start = '2026-11-20T08:05:00.000Z') {
    this.offsetMs = Date.parse(start) - Date.now();
  }
  now = (): Date => new Date(Date.now() + this.offsetMs);
  forward(ms: number): void {
    this.offsetMs += ms;
  }
}

export type TestCity = {
  url: string;
  context: Context;
  clock: MovableClock;
  sandbox: OpenSandbox['sandbox'];
  stop(): Promise<void>;
};

// Tests press buttons faster than people; the limits have a test of their own.
const GENEROUS = Object.fromEntries(
  Object.keys(RATE_LIMITS).map((rate) => [rate, { calls: 1_000_000, seconds: 60 }]),
) as typeof RATE_LIMITS;

export type CityOptions = {
  registersByAcceptor?: boolean;
  poolFen?: number;
  limits?: typeof RATE_LIMITS;
  /** Serves the built admin and H5, as a browser sees them. */
  hasPages?: boolean;
  /** The API speaks to the database as a user that cannot rewrite what is append-only. */
  isLimited?: boolean;
  /** A test that plants wrong rows says so; every other city must add up when it stops. */
  hasWrongRows?: boolean;
  /** One that the test has made itself, in today's shape. */
  database?: Awaited<ReturnType<typeof createTestDatabase>>;
};

const built = (folder: string) => fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
/** Where the built H5 page looks for its stand-in of WeChat; a browser test sends that on to its own sandbox. */
export const H5_SANDBOX = 'http://127.0.0.1:8090';
const PAGES = {
  STATIC_ADMIN_DIR: built('admin/dist'),
  STATIC_H5_DIR: built('miniprogram/dist/h5'),
  CONNECT_ORIGINS: H5_SANDBOX,
};

/** Everything real on loopback: MariaDB, the sandbox over HTTP, the whole API. */
export async function startCity(options: CityOptions = {}): Promise<TestCity> {
  const [database, vendors] = await Promise.all([
    options.database ?? createTestDatabase(),
    openSandbox(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'city-'));
  let serve: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new MovableClock();
  // Bill days must be the city's days.
  vendors.sandbox.control.forward(clock.now().getTime() - Date.now());
  const config = readConfig({
    ...vendorEnvironment(folder, vendors),
    NODE_ENV: 'test',
    DATABASE_URL: options.isLimited ? await database.limit() : database.url,
    PUBLIC_URL: url,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DATA_KEY_FILE: keep(folder, 'data-key', `${'5e'.repeat(31)}01`),
    WXPAY_JOURNAL_DIR: folder,
    ...(options.hasPages ? PAGES : {}),
  });
  const context = buildContext(config, clock);
  await buildSmallCity(context, options);
  serve = createApp(context, undefined, options.limits ?? GENEROUS).callback();
  return {
    url,
    context,
    clock,
    sandbox: vendors.sandbox,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const wrong = options.hasWrongRows ? [] : await checkLedger(context.db);
      await context.db.close();
      await Promise.all([database.drop(), vendors.close()]);
      rmSync(folder, { recursive: true, force: true });
      if (wrong.length > 0) throw new Error(`the money does not add up: ${wrong.join('; ')}`);
    },
  };
}

function vendorEnvironment(folder: string, vendors: OpenSandbox): Record<string, string> {
  writeVendorsEnv(folder, vendors.sandbox.settings);
  const lines = readFileSync(join(folder, 'vendors.env'), 'utf8').trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

function keep(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
