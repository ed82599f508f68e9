import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { grantAppUser } from '../database-users/index.ts';
import { migrate } from '../migrate.ts';
import { readShape, writeShape } from './copy-shape.ts';

// The first database of a process is migrated, the others are copies of its shape.
let shape: Promise<string> | undefined;

async function giveShape(url: string): Promise<void> {
  if (shape) return writeShape(url, await shape);
  shape = migrate(url).then(() => readShape(url));
  shape.catch(() => {
    shape = undefined;
  });
  await shape;
}

/** A database of its own for one test file, in today's shape. */
export async function createTestDatabase({ isEmpty = false } = {}): Promise<{
  url: string;
  /** As a server runs in production: no rights but those of the list. */
  limit(): Promise<string>;
  drop(): Promise<void>;
}> {
  const server = new URL(process.env.TEST_DATABASE_URL ?? '');
  const name = `app_${randomBytes(6).toString('hex')}`;
  const admin = await mysql.createConnection(server.href);
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (!isEmpty) await giveShape(url.href);
  let isLimited = false;
  const limited = new URL(url);
  Object.assign(limited, { username: `u_${name}`, password: randomBytes(12).toString('hex') });
  return {
    url: url.href,
    limit: async () => {
      isLimited = true;
      await grantAppUser(url.href, limited.href);
      return limited.href;
    },
    drop: async () => {
      await admin.query(`DROP DATABASE IF EXISTS ${name}`);
      if (isLimited) await admin.query('DROP USER IF EXISTS ??', [limited.username]);
      await admin.end();
    },
  };
}
