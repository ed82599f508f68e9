import mysql from 'mysql2/promise';
import { RIGHTS, TABLE_RIGHTS } from './rights.ts';

/**
 * Makes the database user that serves, with just the rights of the list: MariaDB has no way to deny, so each table
 * is granted by itself. Run as the owner after every migration; repeating it changes nothing.
 */
export async function grantAppUser(ownerUrl: string, appUrl: string): Promise<void> {
  const app = new URL(appUrl);
  const user = decodeURIComponent(app.username);
  if (user === decodeURIComponent(new URL(ownerUrl).username))
    throw new Error('DATABASE_URL 与 DATABASE_OWNER_URL 须为两个不同的数据库用户');
  const owner = await mysql.createConnection(ownerUrl);
  try {
    const password = decodeURIComponent(app.password);
    await owner.query("CREATE USER IF NOT EXISTS ?@'%' IDENTIFIED BY ?", [user, password]);
    await owner.query("ALTER USER ?@'%' IDENTIFIED BY ?", [user, password]);
    const database = decodeURIComponent(app.pathname.slice(1));
    await takeAll(owner, user);
    for (const [table, right] of Object.entries(TABLE_RIGHTS))
      if (await hasTable(owner, table))
        await owner.query(`GRANT ${RIGHTS[right]} ON ??.?? TO ?@'%'`, [database, table, user]);
  } finally {
    await owner.end();
  }
}

// A right that the list no longer names must not survive; the servers hardly notice the moment without.
async function takeAll(owner: mysql.Connection, user: string): Promise<void> {
  const [rows] = await owner.query<mysql.RowDataPacket[]>(
    'SELECT table_schema AS db, table_name AS name FROM information_schema.table_privileges WHERE grantee = ? GROUP BY 1, 2',
    [`'${user}'@'%'`],
  );
  for (const { db, name } of rows)
    await owner.query("REVOKE ALL PRIVILEGES ON ??.?? FROM ?@'%'", [db, name, user]);
}

async function hasTable(owner: mysql.Connection, table: string): Promise<boolean> {
  const [rows] = await owner.query<mysql.RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?',
    [table],
  );
  return rows.length > 0;
}
