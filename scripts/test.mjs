// npm test: set up, check, build, run every test; npm test -- path: only the tests of those files.
import { provideBrowser } from './lib/browser.mjs';
import { provideBuild } from './lib/builds.mjs';
import { attempt, runChecks } from './lib/checks.mjs';
import { provideDependencies, refuseOldNode } from './lib/npm-install.mjs';
import { explain, SetupError, say } from './lib/progress.mjs';
import { killRunningCommands } from './lib/run-command.mjs';
import { useTestDatabase } from './lib/test-database.mjs';
import { runVitest } from './lib/vitest-run.mjs';

const args = process.argv.slice(2);
// The WeChat bundle needs an absolute address; its tests start their API on this port.
const WEAPP_API_BASE = 'http://127.0.0.1:18080';

async function main() {
  const tooOld = refuseOldNode();
  if (tooOld) throw new SetupError(tooOld);
  const beganAt = Date.now();
  await provideDependencies();
  // apt and npm wait for the network, the checks for the processor.
  const [steps, database] = await Promise.all([prepare(), useTestDatabase()]);
  let counts;
  try {
    counts = await runVitest(args, { TEST_DATABASE_URL: database.url });
  } finally {
    await database.release();
  }
  const failedSteps = steps.filter((one) => !one.isPassed);
  for (const { name } of failedSteps) say(`未通过：${name}`);
  if (counts.skipped) say(`跳过 ${counts.skipped} 项`);
  say(`用时 ${Math.round((Date.now() - beganAt) / 1000)} 秒`);
  return {
    passed: counts.passed + steps.length - failedSteps.length,
    failed: counts.failed + failedSteps.length,
  };
}

/** Checks, builds and the browser; with named files only what those files can need. */
async function prepare() {
  const isWhole = args.length === 0;
  const needsBrowser = isWhole || args.some((arg) => arg.includes('e2e'));
  const lanes = [];
  if (isWhole) lanes.push(runChecks());
  if (needsBrowser) {
    lanes.push(Promise.all([attempt('浏览器 Chromium', provideBrowser)]), buildAll());
  }
  return (await Promise.all(lanes)).flat();
}

async function buildAll() {
  const results = [];
  for (const [name, title] of [
    ['admin', '管理端可以构建'],
    ['h5', '市民端 H5 可以构建'],
    ['weapp', '微信小程序可以构建'],
  ]) {
    const variables = name === 'weapp' ? { API_BASE: WEAPP_API_BASE } : {};
    results.push(await attempt(title, () => provideBuild(name, variables)));
  }
  return results;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    killRunningCommands();
    process.exit(1);
  });
}
const { passed, failed } = await main().catch((error) => {
  say(explain(error));
  return { passed: 0, failed: 1 };
});
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
