// One of our programs in the foreground beside the demo database, which it may share with a running demo.
import { spawn } from 'node:child_process';
import { provideDependencies } from './npm-install.mjs';
import { root } from './paths.mjs';
import { useDemoDatabase } from './programs.mjs';
import { explain, say } from './progress.mjs';

/** Runs `work(database)` and gives the database back; the result becomes the exit code. */
export async function withDemoDatabase(work) {
  let database = null;
  try {
    await provideDependencies();
    database = await useDemoDatabase();
    process.exitCode = await work(database);
  } catch (error) {
    say(explain(error));
    process.exitCode = 1;
  } finally {
    await database?.release();
  }
}

/** Runs a command on this terminal; answers its exit code. */
export function runInForeground([command, ...args], env) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
