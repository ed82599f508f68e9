import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { migrate } from '../migrate.ts';

/** A database of its own for one test file, in today's shape. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = new URL(process.env.TEST_DATABASE_URL ?? '');
  const name = `app_${randomBytes(6).toString('hex')}`;
  const admin = await mysql.createConnection(server.href);
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return {
    url: url.href,
    drop: async () => {
      await admin.query(`DROP DATABASE IF EXISTS ${name}`);
      await admin.end();
    },
  };
}
