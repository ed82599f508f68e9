// A private MariaDB in a project folder, driven by Node alone: no systemd, no shell, no /etc/mysql.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock.mjs';
import { bootstrap, commonArgs, provideServer } from './mariadb-server.mjs';
import { findFreePort } from './ports.mjs';
import { identify, stopProcess } from './processes.mjs';
import { SetupError } from './progress.mjs';
import { tailOf } from './run-command.mjs';

// MySQL's default list: without it MariaDB accepts '0000-00-00' and columns that are not grouped.
const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

// On every start, so that servers of an older clone learn it too: the owner makes the users that serve.
const OWNER_SQL = [
  "GRANT ALL ON app.* TO app@'%' WITH GRANT OPTION;",
  "GRANT ALL ON `app\\_%`.* TO app@'%' WITH GRANT OPTION;",
  "GRANT CREATE USER ON *.* TO app@'%';",
  '',
].join('\n');

/**
 * Starts the server of a folder (installed and bootstrapped first where needed) or reuses the one that runs.
 * `url` is for mysql2 and knex; account `app` owns the database `app` and may create databases `app_…`.
 */
export async function startEmbeddedMariadb({
  home,
  firstPort = 23306,
  bufferPool = '128M',
  args = [],
  timeoutMs = 60_000,
}) {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const password = readSecret(home);
  const describe = (version, port, isReused) => ({
    url: `mysql://app:${password}@127.0.0.1:${port}/app`,
    version,
    port,
    isReused,
    ...identify(Number(fs.readFileSync(pidFile(home), 'utf8'))),
    stop: () => stopEmbeddedMariadb(home),
  });

  return withLock(home, 'mariadb', timeoutMs, async () => {
    // A second server on the same folder gives up only after 30 s, so ask before starting one.
    const running = await greet(socketPath(home));
    if (running) return describe(running, Number(fs.readFileSync(portFile(home), 'utf8')), true);

    const server = await provideServer();
    if (!fs.existsSync(path.join(home, 'data'))) bootstrap(server, home, password);
    fs.writeFileSync(initFile(home), OWNER_SQL, { mode: 0o600 });
    const port = await findFreePort(firstPort);
    const child = spawn(server.bin, serverArgs(server, home, port, bufferPool, args), {
      stdio: 'ignore',
      env: server.env,
      // Its own process group: Ctrl-C reaches Node first, and Node stops the server in order.
      detached: true,
    });
    child.unref();
    const version = await waitUntilReady(child, home, timeoutMs);
    fs.writeFileSync(portFile(home), String(port));
    return describe(version, port, false);
  });
}

/** Stops the server of a folder, whoever started it; does nothing when none runs there. */
export async function stopEmbeddedMariadb(home) {
  const pid = Number(fs.existsSync(pidFile(home)) ? fs.readFileSync(pidFile(home), 'utf8') : 0);
  if (pid && isServerOf(pid, home)) await stopProcess(identify(pid), 30_000);
}

function serverArgs(server, home, port, bufferPool, more) {
  return [
    ...commonArgs(server),
    `--datadir=${path.join(home, 'data')}`,
    `--socket=${socketPath(home)}`,
    `--pid-file=${pidFile(home)}`,
    `--init-file=${initFile(home)}`,
    `--log-error=${logFile(home)}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    `--sql-mode=${SQL_MODE}`,
    '--transaction-isolation=READ-COMMITTED',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-log-file-size=100M',
    `--innodb-buffer-pool-size=${bufferPool}`,
    '--max-connections=200',
    ...more,
  ];
}

const pidFile = (home) => path.join(home, 'mariadb.pid');
const initFile = (home) => path.join(home, 'init.sql');
const portFile = (home) => path.join(home, 'port');
const logFile = (home) => path.join(home, 'mariadb.log');

// The kernel cuts a socket path at 108 bytes.
function socketPath(home) {
  const inside = path.join(home, 'mariadb.sock');
  if (Buffer.byteLength(inside) <= 100) return inside;
  const name = crypto.createHash('sha256').update(home).digest('hex').slice(0, 16);
  return path.join(os.tmpdir(), `mariadb-${name}.sock`);
}

function readSecret(home) {
  const file = path.join(home, 'secret');
  try {
    fs.writeFileSync(file, crypto.randomBytes(18).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8');
}

function isServerOf(pid, home) {
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.includes(`--datadir=${path.join(home, 'data')}`);
  } catch {
    return false;
  }
}

/** The version in the server's greeting, or null when nobody answers; needs no client library. */
function greet(socket) {
  return new Promise((resolve) => {
    const peer = net.connect({ path: socket });
    const answer = (version) => {
      peer.destroy();
      resolve(version);
    };
    peer.setTimeout(2000, () => answer(null));
    peer.once('error', () => answer(null));
    peer.once('close', () => answer(null));
    // Three bytes length, one sequence, one protocol version, then the version up to a NUL.
    peer.once('data', (packet) => answer(packet.subarray(5, packet.indexOf(0, 5)).toString()));
  });
}

async function waitUntilReady(child, home, timeoutMs) {
  let end = null;
  child.once('exit', (code, signal) => {
    end = `${code ?? signal}`;
  });
  child.once('error', (error) => {
    end = error.message;
  });
  for (const limit = Date.now() + timeoutMs; Date.now() < limit; await sleep(25)) {
    const version = await greet(socketPath(home));
    if (version) return version;
    if (end !== null) break;
  }
  child.kill('SIGKILL');
  throw new SetupError(
    `MariaDB 未能启动（${end ?? `${timeoutMs} 毫秒内没有应答`}）：\n${tailOf(logFile(home), 12)}`,
  );
}
