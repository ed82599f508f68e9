import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './app.ts';
import { buildContext } from './build-context.ts';
import { readConfig } from './config.ts';
import { isDemoCity } from './core/city/index.ts';
import { refuseOwner } from './database-users/index.ts';
import { startJobs } from './lib/jobs.ts';
import { jobs } from './modules.ts';

/** How long a stopping server still answers, so that a balancer notices, and when it gives up. */
const DRAIN_MS = 1000;
const HARD_STOP_MS = 10_000;

const config = readConfig();
const context = buildContext(config);
if (config.isProduction) await refuseOwner(context.db);
if (config.isProduction && (await isDemoCity(context.db)))
  throw new Error('生产环境拒绝启动：数据库里是演示城市，其账号密码是公开的');
const readiness = { isStopping: false };
// What needs the merchant key runs in the payout worker; where one process holds all, as in a test, it runs here.
const mine = jobs.filter((job) => !job.process || context.vendors.wechatPay.canSign);
const running = config.runsJobs ? startJobs(context, mine) : null;

const server = createServer(
  { connectionsCheckingInterval: 5000 },
  createApp(context, readiness).callback(),
);
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.keepAliveTimeout = 65_000;
if (config.runsWeb)
  server.listen(config.port, config.host, () =>
    context.log.info({ port: config.port }, 'listening'),
  );

async function stop(signal: string): Promise<void> {
  if (readiness.isStopping) return;
  readiness.isStopping = true;
  context.log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
  if (config.isProduction) await sleep(DRAIN_MS);
  await Promise.all([new Promise((resolve) => server.close(resolve)), running?.stop()]);
  await context.db.close();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(signal));
