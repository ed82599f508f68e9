import { buildContext } from './build-context.ts';
import { readConfig } from './config.ts';
import { isDemoCity } from './core/city/index.ts';
import { startPump } from './core/payouts/index.ts';
import { refuseOwner } from './database-users/index.ts';
import { startJobs } from './lib/jobs.ts';
import { jobs } from './modules.ts';

// The one process that holds the merchant's private key: it pays, asks, downloads bills, and serves nobody.

const HARD_STOP_MS = 15_000;

const config = readConfig(undefined, 'payout-worker');
const context = buildContext(config);
if (config.isProduction) await refuseOwner(context.db);
if (config.isProduction && (await isDemoCity(context.db)))
  throw new Error('生产环境拒绝启动：数据库里是演示城市，其账号密码是公开的');
const mine = jobs.filter((job) => job.process === 'payout-worker' && job.name !== 'work-payouts');
const ringing = startJobs(context, mine);
const pump = startPump(context);
context.log.info({ pid: process.pid }, 'paying');

let isStopping = false;
async function stop(signal: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  context.log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
  await Promise.all([pump.stop(), ringing.stop()]);
  await context.db.close();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(signal));
