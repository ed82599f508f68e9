// npm's own record of what lies in node_modules, compared with the lock file: no state of ours.
import fs from 'node:fs';
import { inRoot } from './paths.mjs';
import { step } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const OLDEST_NODE = [20, 19];

/** One sentence when this Node is too old, else null. */
export function refuseOldNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return isOld ? `需要 Node.js ${OLDEST_NODE.join('.')} 或更新版本，当前是 ${version}。` : null;
}

export async function provideDependencies() {
  if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json')))
    return;
  const npm = (...args) => runCommand('npm-install', ['npm', ...args, '--no-progress']);
  // npm 11's `ci` refuses a lock file without the optional packages of other machines, npm 10's does not.
  await step('安装 npm 依赖', () => npm('ci').catch(() => npm('install', '--no-save')));
}

/** Whether everything the lock file requires on every machine is there in exactly that version. */
export function isInstalled(wanted, present) {
  if (!present) return false;
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.optional || entry.peer) return true;
    const found = present.packages[place];
    return Boolean(found) && found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readLock(name) {
  const file = inRoot(name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
}
