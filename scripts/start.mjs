// npm start: from a fresh clone to the running demo city. npm run dev: the same, rebuilt on change.

import {
  apiEnvironment,
  forgetVendors,
  hasVendors,
  payoutEnvironment,
  sandboxDir,
} from './lib/api-environment.mjs';
import { provideBuild } from './lib/builds.mjs';
import { createChildren } from './lib/children.mjs';
import { demoAccounts, forgetUnfinishedCity, seedWhole } from './lib/demo-city.mjs';
import { adminDev, apiDev, rebuildH5OnChange } from './lib/dev-servers.mjs';
import { provideDependencies, refuseOldNode } from './lib/npm-install.mjs';
import { inData } from './lib/paths.mjs';
import { claimPort } from './lib/ports.mjs';
import { isAlive, markWhatWeStart, stopLeftovers } from './lib/processes.mjs';
import { answersOk, program, useDemoDatabase, waitUntil } from './lib/programs.mjs';
import { explain, SetupError, say, secondsSince, step } from './lib/progress.mjs';
import { killRunningCommands, runCommand, tailOf } from './lib/run-command.mjs';
import { claimDemo } from './lib/run-record.mjs';
import { welcomeScreen } from './lib/screen.mjs';

const isDev = process.argv.includes('--dev');
const PORT = 8080;
const SANDBOX_PORT = 8090;
const beganAt = Date.now();
const children = createChildren((name, how, logTail) => {
  say(`\n${name} 意外停止（${how}），其余部分随之停止。日志末尾：\n${logTail}`);
  void leave(1);
});
let database = null;
let releaseDemo = async () => {};
let leaving = null;

async function main() {
  const tooOld = refuseOldNode();
  if (tooOld) throw new SetupError(tooOld);
  const command = isDev ? 'npm run dev' : 'npm start';
  const wantedUrl = `http://localhost:${process.env.PORT || PORT}`;
  releaseDemo = await claimDemo(wantedUrl);
  say('随手拍正在启动');
  const left = await stopLeftovers();
  markWhatWeStart();
  if (left) say(`  ✓ 结束了上次运行遗留的 ${left} 个进程`);
  await forgetUnfinishedCity();
  const port = await claimPort('PORT', PORT, command);
  const sandboxPort = await claimPort('SANDBOX_PORT', SANDBOX_PORT, command);
  if (port === sandboxPort) throw new SetupError('PORT 与 SANDBOX_PORT 不能相同。');

  database = step('数据库', useDemoDatabase);
  database.catch(() => {}); // awaited below, after the packages
  await provideDependencies();
  await Promise.all([buildFrontEnds(sandboxPort), prepareCity(port, sandboxPort)]);

  const { url } = await database;
  const settings = { databaseUrl: url, port, sandboxPort, publicUrl: wantedUrl };
  startPayouts(payoutEnvironment(settings));
  startApi(apiEnvironment(settings), port);
  await step('接口服务', () =>
    waitUntil('接口服务', () => answersOk(`${wantedUrl}/readyz`), 90_000),
  );
  watchDatabase(await database);
  say(screen(wantedUrl, port, sandboxPort));
}

/** Sandbox and schema side by side, then the demo city, which needs both. */
async function prepareCity(port, sandboxPort) {
  forgetVendors();
  const sandboxEnv = { SANDBOX_PORT: String(sandboxPort), SANDBOX_DIR: sandboxDir };
  children.start('sandbox', program('api/sandbox/main.ts'), { env: sandboxEnv });
  const { url, ownerUrl } = await database;
  await Promise.all([
    step('微信沙箱', () => waitUntil('微信沙箱', hasVendors, 60_000)),
    step('数据库结构', () =>
      runCommand('migrate', program('api/src/migrate.ts'), {
        env: { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl },
      }),
    ),
  ]);
  // The seed pays rewards as the city would have, so it signs like the payout worker.
  const env = payoutEnvironment({
    databaseUrl: ownerUrl,
    port,
    sandboxPort,
    publicUrl: `http://localhost:${port}`,
  });
  const onLine = (line) => say(`      ${line}`);
  const seed = () => runCommand('seed', program('api/src/demo/seed.ts'), { env, onLine });
  await step('演示城市', () => seedWhole(seed));
}

async function buildFrontEnds(sandboxPort) {
  // The page finds a sandbox on its usual port by itself; only another port must be built in.
  const usual = sandboxPort === SANDBOX_PORT;
  const variables = usual ? {} : { SANDBOX_BASE: `http://localhost:${sandboxPort}` };
  const admin = isDev ? null : provideBuild('admin');
  await Promise.all([admin, provideBuild('h5', variables)]);
  if (isDev) rebuildH5OnChange(variables);
}

/** A process of its own, which alone holds the merchant's private key. */
function startPayouts(env) {
  const file = 'api/src/payout-worker.ts';
  children.start('payouts', isDev ? apiDev(file) : program(file), { env });
}

function startApi(env, port) {
  if (!isDev) return children.start('api', program('api/src/main.ts'), { env });
  children.start('api', apiDev(), { env });
  children.start('admin-dev', adminDev(port).command, adminDev(port));
}

/** The database may be shared with another command, so it is watched rather than owned. */
function watchDatabase(embedded) {
  if (!embedded.pid) return;
  const timer = setInterval(() => {
    if (leaving || isAlive(embedded)) return;
    clearInterval(timer);
    const log = tailOf(inData('mariadb', 'mariadb.log'), 12);
    say(`\n数据库意外停止，其余部分随之停止。日志末尾：\n${log}`);
    void leave(1);
  }, 1000);
  timer.unref();
}

function screen(url, port, sandboxPort) {
  return welcomeScreen({
    url,
    h5Url: `${url}/`,
    adminUrl: isDev ? adminDev(port).url : `${url}/admin/`,
    sandboxUrl: `http://localhost:${sandboxPort}`,
    accounts: demoAccounts(),
    seconds: secondsSince(beganAt),
  });
}

/** API first, then the sandbox, then the database; a second signal does not wait. */
function leave(code) {
  leaving ??= (async () => {
    killRunningCommands();
    await children.stopAll();
    const used = await database?.catch(() => null);
    await used?.release();
    await releaseDemo();
    process.exit(code);
  })();
  return leaving;
}

let askedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    // The terminal and npm both pass on one Ctrl-C: only a later one means "do not wait".
    if (askedAt && Date.now() - askedAt > 1000) {
      children.killAll();
      process.exit(1);
    }
    if (askedAt) return;
    askedAt = Date.now();
    say('\n正在停止……');
    void leave(0);
  });
}
main().catch((error) => {
  if (leaving) return;
  say(`\n${explain(error)}`);
  void leave(1);
});
