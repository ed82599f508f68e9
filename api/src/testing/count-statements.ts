import type { PoolConnection } from 'mysql2';
import type { Database } from '../lib/db.ts';

/** How many statements, BEGIN and COMMIT among them, the database was sent while `work` ran. Nothing else may run. */
export async function countStatements(db: Database, work: () => Promise<unknown>): Promise<number> {
  const pool = db.pool.pool;
  const watched = new Set<PoolConnection>();
  let count = 0;
  const watch = (connection: PoolConnection) => {
    if (watched.has(connection)) return;
    watched.add(connection);
    const query = connection.query.bind(connection) as (...given: unknown[]) => unknown;
    const counting = (...given: unknown[]) => {
      count++;
      return query(...given);
    };
    Object.defineProperty(connection, 'query', { configurable: true, value: counting });
  };
  pool.on('acquire', watch);
  try {
    await work();
    return count;
  } finally {
    pool.off('acquire', watch);
    // What was set on the connection goes; the method of its class shows again.
    for (const connection of watched) Reflect.deleteProperty(connection, 'query');
  }
}
