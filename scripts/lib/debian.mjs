// What the machine must have besides Node: installed as root or by sudo, unpacked into .data without.
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { dataDir, inData } from './paths.mjs';
import { SetupError } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/** Every Debian package the scripts may install, by purpose. */
export const DEBIAN_PACKAGES = {
  mariadb: ['mariadb-server-core'],
  browser: ['chromium', 'fonts-noto-cjk'],
};
// What mariadb-server-core needs beside a bare Debian, when it is only unpacked.
const UNPACKED_MARIADB = ['mariadb-server-core', 'liburing2', 'libnuma1', 'libpcre2-8-0'];
const AIO_NAMES = ['libaio1', 'libaio1t64']; // Debian 12, Debian 13 and later

export const unpackedMariadb = inData('packages', 'mariadb');

export async function mayInstall() {
  return (await rootPrefix()) !== null;
}

/** Installs packages on the system; a refusal says in one sentence what a person has to do. */
export async function installPackages(names) {
  const prefix = await rootPrefix();
  const byHand = `请以管理员身份运行：apt-get install --no-install-recommends ${names.join(' ')}`;
  if (!prefix) throw new SetupError(`缺少系统软件包 ${names.join('、')}，${byHand}`);
  const apt = (...args) =>
    runCommand('apt', [...prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
      mustFinish: true,
    });
  const install = () => apt('install', '-y', '--no-install-recommends', ...names);
  try {
    // Package lists may be absent or too old to be right: fetch them only then.
    await withLock(dataDir, 'apt', 600_000, () =>
      install().catch(() => apt('update').then(install)),
    );
  } catch (error) {
    throw new SetupError(`${error.message}\n${byHand}`);
  }
}

/** Without root: MariaDB's packages taken apart into .data. */
export async function unpackMariadb() {
  const building = `${unpackedMariadb}.tmp`;
  const debs = path.join(building, 'debs');
  fs.rmSync(building, { recursive: true, force: true });
  fs.mkdirSync(debs, { recursive: true });
  const download = (aio) =>
    runCommand('apt', ['apt-get', 'download', ...UNPACKED_MARIADB, aio], { cwd: debs });
  try {
    await download(AIO_NAMES[0]).catch(() => download(AIO_NAMES[1]));
    for (const file of fs.readdirSync(debs)) {
      await runCommand('dpkg-deb', ['dpkg-deb', '-x', path.join(debs, file), building]);
    }
  } catch (error) {
    throw new SetupError(
      `${error.message}\n缺少 MariaDB：请以管理员身份运行 apt-get install ${DEBIAN_PACKAGES.mariadb}，或把 DATABASE_URL 指向已有的数据库。`,
    );
  }
  fs.rmSync(debs, { recursive: true });
  fs.rmSync(unpackedMariadb, { recursive: true, force: true });
  fs.renameSync(building, unpackedMariadb);
}

/** How to run something as root here: as we are, by sudo without a password, or not at all. */
async function rootPrefix() {
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (process.getuid() === 0) return quiet;
  const maySudo = await runCommand('sudo', ['sudo', '-n', 'true']).then(
    () => true,
    () => false,
  );
  return maySudo ? ['sudo', '-n', ...quiet] : null;
}
