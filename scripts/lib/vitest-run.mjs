// Vitest once over all projects (or the named files), its verdict read from its own JSON report.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { inData, inRoot, root } from './paths.mjs';

const report = inData('logs', 'vitest.json');

/** Runs vitest with its readable output on the terminal; answers `{ passed, failed, skipped }`. */
export async function runVitest(args, env) {
  fs.mkdirSync(inData('logs'), { recursive: true });
  fs.rmSync(report, { force: true });
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(
    process.execPath,
    [inRoot('node_modules/vitest/vitest.mjs'), ...options, ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      // Both on our standard output, so that what we say afterwards is truly last.
      stdio: ['ignore', 1, 1],
    },
  );
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  const json = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : null;
  return countTests(json, code);
}

/** A file that cannot even be loaded, and a vitest that dies, count as a failure each. */
export function countTests(json, code) {
  const counts = { passed: json?.numPassedTests ?? 0, failed: json?.numFailedTests ?? 0 };
  const files = json?.testResults ?? [];
  const hasFailed = (file) => file.assertionResults.some((test) => test.status === 'failed');
  counts.failed += files.filter((file) => file.status === 'failed' && !hasFailed(file)).length;
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return { ...counts, skipped: json?.numPendingTests ?? 0 };
}
