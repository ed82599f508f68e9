import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import knexModule, { type Knex } from 'knex';
import { readDatabaseUrls } from './config.ts';
import { grantAppUser } from './database-users/index.ts';

const directory = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Brings a database to the newest shape; several processes may try at once. */
export async function migrate(url: string): Promise<string[]> {
  const knex = knexModule.default({
    client: 'mysql2',
    connection: url,
    pool: { min: 0, max: 2 },
    migrations: { directory, loadExtensions: ['.js'] },
  });
  try {
    await checkServer(knex);
    await prepareLock(knex);
    return await migrateWhenFree(knex);
  } finally {
    await knex.destroy();
  }
}

async function checkServer(knex: Knex): Promise<void> {
  const [[row]] = await knex.raw(
    'SELECT VERSION() AS version, @@default_storage_engine AS engine, @@character_set_database AS charset',
  );
  const [major = 0, minor = 0] = String(row.version).split('.').map(Number);
  const isMaria = /maria/i.test(row.version);
  const isOld = isMaria ? major < 10 || (major === 10 && minor < 11) : major < 8;
  if (isOld)
    throw new Error(`数据库版本过旧（${row.version}）：需要 MariaDB 10.11 或 MySQL 8.0 以上`);
  if (row.engine !== 'InnoDB') throw new Error(`默认存储引擎须为 InnoDB，现为 ${row.engine}`);
  if (row.charset !== 'utf8mb4') throw new Error(`数据库字符集须为 utf8mb4，现为 ${row.charset}`);
}

// Several processes on an empty database can lock each other up for good while knex makes these two tables.
async function prepareLock(knex: Knex): Promise<void> {
  await knex.raw(
    'CREATE TABLE IF NOT EXISTS knex_migrations_lock (`index` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, is_locked int)',
  );
  await knex.raw('INSERT IGNORE INTO knex_migrations_lock (`index`, is_locked) VALUES (1, 0)');
  await knex.raw(
    'CREATE TABLE IF NOT EXISTS knex_migrations (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(255), batch int, migration_time timestamp)',
  );
}

const PATIENCE_MS = 60_000;

async function migrateWhenFree(knex: Knex): Promise<string[]> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(300)) {
    try {
      const [, names] = await knex.migrate.latest();
      return names;
    } catch (error) {
      const { name, errno = 0 } = error as { name?: string; errno?: number };
      const isBusy = name === 'MigrationLocked' || [1213, 1205, 1050].includes(errno);
      if (!isBusy) throw error;
      // A migration that was killed leaves the lock behind; every step of ours can be repeated.
      if (Date.now() > end) await knex.migrate.forceFreeMigrationsLock();
      if (Date.now() > end + PATIENCE_MS) throw error;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ownerUrl, appUrl } = readDatabaseUrls();
  const names = await migrate(ownerUrl);
  if (appUrl) await grantAppUser(ownerUrl, appUrl);
  console.log(names.length > 0 ? `已升级：${names.join('、')}` : '数据库已是最新');
}
