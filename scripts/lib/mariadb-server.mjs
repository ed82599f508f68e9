// Where MariaDB's own files are, and how its first data folder is made.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  DEBIAN_PACKAGES,
  installPackages,
  mayInstall,
  unpackedMariadb,
  unpackMariadb,
} from './debian.mjs';
import { withoutMark } from './processes.mjs';
import { SetupError } from './progress.mjs';

const LIB_DIR = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch];

/** The MariaDB server of this machine, installed first when there is none. */
export async function provideServer() {
  const present = findServer();
  if (present) return present;
  if (await mayInstall()) await installPackages(DEBIAN_PACKAGES.mariadb);
  else await unpackMariadb();
  const server = findServer();
  if (!server) throw new SetupError('MariaDB 已安装，但文件不在 Debian 惯用的位置。');
  return server;
}

// Debian 12 keeps share/mysql/mysql_*.sql, Debian 13 share/mariadb/mariadb_*.sql.
export function findServer() {
  const unpacked = path.join(unpackedMariadb, 'usr');
  for (const base of ['/usr', unpacked]) {
    const bin = path.join(base, 'sbin', 'mariadbd');
    if (!fs.existsSync(bin)) continue;
    for (const name of ['mariadb', 'mysql']) {
      const share = path.join(base, 'share', name);
      const exists = (p) => fs.existsSync(path.join(share, `${p}_system_tables.sql`));
      const prefix = ['mariadb', 'mysql'].find(exists);
      if (!prefix) continue;
      // The server outlives whoever starts it, so it is not swept away with a run's children.
      const env = withoutMark(process.env);
      if (base !== unpacked) return { bin, share, prefix, env, pluginDir: null };
      env.LD_LIBRARY_PATH = path.join(base, 'lib', LIB_DIR);
      return { bin, share, prefix, env, pluginDir: path.join(base, 'lib/mysql/plugin') };
    }
  }
  return null;
}

// --no-defaults: another package's /etc/mysql must not leak in. As root, mariadbd insists on being told so.
export function commonArgs(server) {
  return [
    '--no-defaults',
    ...(process.getuid() === 0 ? ['--user=root'] : []),
    `--lc-messages-dir=${server.share}`,
    `--character-sets-dir=${path.join(server.share, 'charsets')}`,
    ...(server.pluginDir ? [`--plugin-dir=${server.pluginDir}`] : []),
  ];
}

/** What mariadb-install-db does (it needs a client package of its own); the rename makes it all or nothing. */
export function bootstrap(server, home, password) {
  const building = path.join(home, 'data.tmp');
  fs.rmSync(building, { recursive: true, force: true });
  fs.mkdirSync(building, { mode: 0o700 });
  const args = [
    ...commonArgs(server),
    '--bootstrap',
    '--silent-startup',
    `--datadir=${building}`,
    '--log-warnings=0',
    '--enforce-storage-engine=',
    '--max_allowed_packet=8M',
    '--net_buffer_length=16K',
    '--innodb-log-file-size=100M',
  ];
  const input = bootstrapSql(server, password);
  const result = spawnSync(server.bin, args, { input, env: server.env, encoding: 'utf8' });
  if (result.status !== 0) {
    throw new SetupError(`MariaDB 数据目录初始化失败：${result.stderr || result.error}`);
  }
  fs.renameSync(building, path.join(home, 'data'));
}

// --bootstrap wants each statement on a line of its own.
function bootstrapSql(server, password) {
  const read = (name) => fs.readFileSync(path.join(server.share, name), 'utf8');
  const withoutHostname = (sql) =>
    sql
      .split('\n')
      .filter((line) => !line.includes('@current_hostname'))
      .join('\n');
  return [
    'CREATE DATABASE IF NOT EXISTS mysql;',
    'USE mysql;',
    'SET @auth_root_socket=NULL;',
    read(`${server.prefix}_system_tables.sql`),
    read(`${server.prefix}_performance_tables.sql`),
    withoutHostname(read(`${server.prefix}_system_tables_data.sql`)),
    read('maria_add_gis_sp_bootstrap.sql'),
    read(`${server.prefix}_sys_schema.sql`),
    'FLUSH PRIVILEGES;',
    // Debian's own tables hold root@127.0.0.1 and root@::1 without a password.
    "DROP USER IF EXISTS ''@localhost, root@'127.0.0.1', root@'::1';",
    `ALTER USER root@localhost IDENTIFIED BY '${password}';`,
    'CREATE DATABASE app CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;',
    `CREATE USER app@'%' IDENTIFIED BY '${password}';`,
    "GRANT ALL ON app.* TO app@'%';",
    // Tests make databases of their own: app_test_1, app_test_2 …
    "GRANT ALL ON `app\\_%`.* TO app@'%';",
    '',
  ].join('\n');
}
