// What must hold before a test is worth running: format, lint, types.
import { inRoot } from './paths.mjs';
import { say, secondsSince } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const bin = (name) => inRoot('node_modules/.bin', name);

const CHECKS = [
  ['格式与写法（biome）', 'biome', [bin('biome'), 'check', '.']],
  ['未等待的承诺（oxlint）', 'oxlint', [bin('oxlint'), '--type-aware', '.']],
  ['类型：api', 'tsc-api', [bin('tsc'), '-p', 'tsconfig.json']],
  ['类型：admin', 'tsc-admin', [bin('tsc'), '-p', 'admin/tsconfig.json']],
  ['类型：浏览器和手机测试', 'tsc-e2e', [bin('tsc'), '-p', 'tsconfig.e2e.json']],
  ['类型：miniprogram', 'tsc-miniprogram', [bin('tsc'), '-p', 'miniprogram/tsconfig.json']],
];

/** One line per check as it ends; answers `{ name, isPassed }` for each. */
export async function runChecks() {
  const results = [];
  for (const [name, log, command] of CHECKS) {
    results.push(await attempt(name, () => runCommand(log, command)));
  }
  return results;
}

/** Runs one thing that counts as a test: says how it went and never throws. */
export async function attempt(name, work) {
  const beganAt = Date.now();
  try {
    await work();
    say(`  ✓ ${name}（${secondsSince(beganAt)} 秒）`);
    return { name, isPassed: true };
  } catch (error) {
    say(`  ✗ ${name}（${secondsSince(beganAt)} 秒）\n${error.message}`);
    return { name, isPassed: false };
  }
}
