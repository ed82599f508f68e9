// The long-running parts of one demo: started in order, stopped in reverse, none may die unnoticed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { root } from './paths.mjs';
import { identify, killGroup, stopProcess, withMark } from './processes.mjs';
import { openLog, tailOf } from './run-command.mjs';

// The API gives its own requests and jobs ten seconds.
const PATIENCE_MS = 15_000;

/** `onDeath(name, how, logTail)` is called once, for the first child that ends without being asked. */
export function createChildren(onDeath) {
  const children = [];
  let isStopping = false;

  function start(name, [command, ...args], { cwd = root, env = {} } = {}) {
    if (isStopping) return;
    const logFile = openLog(name);
    const log = fs.openSync(logFile, 'w');
    const child = spawn(command, args, {
      cwd,
      env: withMark({ ...process.env, ...env }),
      stdio: ['ignore', log, log],
      // Its own group: Ctrl-C reaches us first, and we stop the parts in order.
      detached: true,
    });
    fs.closeSync(log);
    const announce = (how) => {
      if (isStopping) return;
      isStopping = true;
      onDeath(name, how, tailOf(logFile));
    };
    child.once('error', (error) => announce(error.message));
    child.once('exit', (code, signal) => announce(signal ?? `退出码 ${code}`));
    children.push({ child, identity: identify(child.pid) });
  }

  async function stopAll() {
    isStopping = true;
    for (const { child, identity } of children.toReversed()) {
      if (!child.pid) continue;
      await stopProcess(identity, PATIENCE_MS);
      // Whatever the child itself had started goes with it.
      killGroup(child.pid);
    }
  }

  function killAll() {
    for (const { child } of children) if (child.pid) killGroup(child.pid);
  }

  return { start, stopAll, killAll };
}
