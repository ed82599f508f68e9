// A command that runs to its end, its output in .data/logs: shown only when it fails.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { logsDir, root } from './paths.mjs';
import { killGroup, withMark, withoutMark } from './processes.mjs';
import { SetupError } from './progress.mjs';

const running = new Set();

/**
 * Runs a command and refuses with the end of its log when it fails. `onLine` gets each line as it comes.
 * `mustFinish` is for package managers that must not be cut in the middle: it outlives Ctrl-C.
 */
export async function runCommand(
  name,
  [command, ...args],
  { cwd = root, env, onLine, mustFinish } = {},
) {
  const file = openLog(name);
  const fullEnv = { ...process.env, NO_COLOR: '1', ...env };
  const child = spawn(command, args, {
    cwd,
    env: mustFinish ? withoutMark(fullEnv) : withMark(fullEnv),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (!mustFinish) running.add(child);
  const log = fs.createWriteStream(file);
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
  if (onLine) readline.createInterface({ input: child.stdout }).on('line', onLine);
  const end = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  running.delete(child);
  await new Promise((resolve) => log.end(resolve));
  if (end === 0) return;
  const place = path.relative(root, file);
  throw new SetupError(`${name} 失败（${end}），完整日志在 ${place}，末尾：\n${tailOf(file)}`);
}

export function killRunningCommands() {
  for (const child of running) if (child.pid) killGroup(child.pid);
}

/** A fresh log file; the one before it is kept beside it once. */
export function openLog(name) {
  fs.mkdirSync(logsDir, { recursive: true });
  const file = path.join(logsDir, `${name}.log`);
  if (fs.existsSync(file)) fs.renameSync(file, path.join(logsDir, `${name}.previous.log`));
  return file;
}

export function tailOf(file, lines = 30) {
  if (!fs.existsSync(file)) return '';
  const last = fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines);
  return last.map((line) => line.slice(0, 300)).join('\n');
}
