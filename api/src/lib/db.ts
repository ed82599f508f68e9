import { setTimeout as sleep } from 'node:timers/promises';
import knexModule, { type Knex } from 'knex';
import mysql, { type Pool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';

/** Builds SQL and never connects: what it built is run by a session. */
export const build: Knex = knexModule.default({ client: 'mysql2' });

// A builder or a raw statement; both know how to become SQL.
export type Query = { toSQL(): { toNative(): { sql: string; bindings: readonly unknown[] } } };

/** One connection, inside a transaction or not. */
export type Session = {
  rows<Row>(query: Query): Promise<Row[]>;
  first<Row>(query: Query): Promise<Row | undefined>;
  /** Returns how many rows matched. */
  write(query: Query): Promise<number>;
};

export type Database = Session & {
  /** Runs `work` in one transaction, repeated as a whole on a deadlock: no calls to the outside in it. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  pool: Pool;
  close(): Promise<void>;
};

const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
// What a server of one's own might say differently is said on every connection.
const SESSION_SETTINGS = [
  `SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci, time_zone = '+00:00', sql_mode = '${SQL_MODE}'`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

const MAX_ATTEMPTS = 12;
const TRANSACTION_LIMIT_MS = 10_000;

export function openDatabase(url: string, connectionLimit = 8): Database {
  const pool = mysql.createPool({
    uri: url,
    connectionLimit,
    timezone: 'Z',
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
    dateStrings: ['DATE'],
    jsonStrings: true,
    stringifyObjects: true,
    connectTimeout: 5000,
    queueLimit: 500,
  });
  pool.pool.on('connection', (connection) => {
    for (const setting of SESSION_SETTINGS) connection.query(setting);
    // Without a listener a killed server would end the process.
    connection.on('error', () => {});
  });
  return {
    ...sessionOver(pool),
    pool,
    transaction: (work) => repeat(pool, work),
    close: () => pool.end(),
  };
}

function sessionOver(runner: Pool | PoolConnection): Session {
  const run = async (query: Query) => {
    const { sql, bindings } = query.toSQL().toNative();
    return (await runner.query(sql, bindings as unknown[]))[0];
  };
  return {
    rows: async <Row>(query: Query) => (await run(query)) as Row[],
    first: async <Row>(query: Query) => ((await run(query)) as Row[])[0],
    write: async (query) => ((await run(query)) as ResultSetHeader).affectedRows,
  };
}

async function repeat<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let connection: PoolConnection | undefined;
    try {
      connection = await pool.getConnection();
      const result = await within(connection, attemptOnce(connection, work));
      connection.release();
      return result;
    } catch (error) {
      await giveBack(connection);
      if (attempt >= MAX_ATTEMPTS || !isWorthRepeating(error)) throw error;
      await sleep(Math.random() * Math.min(1000, 10 * 2 ** attempt));
    }
  }
}

async function attemptOnce<T>(
  connection: PoolConnection,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  await connection.query('START TRANSACTION');
  const result = await work(sessionOver(connection));
  await connection.query('COMMIT');
  return result;
}

async function giveBack(connection: PoolConnection | undefined): Promise<void> {
  if (!connection) return;
  try {
    await connection.query('ROLLBACK');
    connection.release();
  } catch {
    connection.destroy();
  }
}

// A transaction that hangs holds locks; destroying its connection makes the server undo it.
async function within<T>(connection: PoolConnection, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      connection.destroy();
      reject(Object.assign(new Error('transaction took too long'), { code: 'TX_LATE' }));
    }, TRANSACTION_LIMIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

// Deadlock, lock wait, snapshot changed, commit unknown, node not ready, shutting down, read only, full, killed, gone.
const AGAIN = new Set([1213, 1205, 1020, 1180, 1047, 1053, 1290, 1040, 1927, 2006, 2013]);

type DatabaseError = { errno?: number; code?: string; fatal?: boolean; message?: string };

export function isWorthRepeating(error: unknown): boolean {
  const { errno = 0, code = '', fatal = false, message = '' } = (error ?? {}) as DatabaseError;
  const isSocket = /^(E[A-Z]+|PROTOCOL_.*|TX_LATE)$/.test(code) && !code.startsWith('ER_');
  return AGAIN.has(errno) || fatal || isSocket || /closed state/.test(message);
}

export function isDuplicateKey(error: unknown): boolean {
  return (error as DatabaseError | null)?.errno === 1062;
}

/** A CHECK said no: MariaDB 4025, MySQL 3819. */
export function isCheckViolation(error: unknown): boolean {
  const errno = (error as DatabaseError | null)?.errno;
  return errno === 4025 || errno === 3819;
}
