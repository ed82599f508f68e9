import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { FIRST_PORT, killServer, openMariadbDoor, type Server } from '../mariadb-door.ts';

// What a primary and its replica need; the private server of the project runs without. Here processes die, not
// machines, and what the kernel holds survives them.
const REPLICATION = [
  ...['--log-bin=bin', '--binlog-format=ROW', '--log-slave-updates', '--performance-schema=OFF'],
  ...['--sync-binlog=0', '--innodb-flush-log-at-trx-commit=2', '--innodb-buffer-pool-size=64M'],
];

export type Node = Server & { name: string; root: Connection };

/** Real MariaDB servers that copy from one another, as an operator would run them, and kill them. */
export async function openServers() {
  const folder = mkdtempSync(join(tmpdir(), 'failover-'));
  const door = await openMariadbDoor();
  const password = randomBytes(12).toString('hex');
  const homes = new Map<string, { id: number; port: number }>();
  const roots = new Set<Connection>();

  async function start(name: string): Promise<Node> {
    const home = join(folder, name);
    const id = homes.get(name)?.id ?? homes.size + 1;
    const firstPort = homes.get(name)?.port ?? FIRST_PORT + 10 * id;
    mkdirSync(home, { recursive: true });
    // A replica has the accounts of its primary.
    writeFileSync(join(home, 'secret'), password, { mode: 0o600 });
    const args = [...REPLICATION, `--server-id=${id}`];
    const server = await door.startEmbeddedMariadb({ home, firstPort, args });
    homes.set(name, { id, port: server.port });
    const socketPath = join(home, 'mariadb.sock');
    const root = await mysql.createConnection({ socketPath, user: 'root', password });
    // It will be killed.
    root.on('error', () => {});
    roots.add(root);
    return { ...server, name, root };
  }

  return {
    start,
    kill: killServer,
    /** `replica` takes all that `primary` has written, or only what came after a failover. */
    async follow(replica: Node, primary: Node, since = ''): Promise<void> {
      await primary.root.query("CREATE USER IF NOT EXISTS copying@'%' IDENTIFIED BY ?", [password]);
      await primary.root.query("GRANT REPLICATION SLAVE ON *.* TO copying@'%'");
      await replica.root.query('SET GLOBAL gtid_slave_pos = ?, GLOBAL read_only = 1', [since]);
      await replica.root.query(
        "CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = ?, MASTER_USER = 'copying', MASTER_PASSWORD = ?, MASTER_CONNECT_RETRY = 1, MASTER_USE_GTID = slave_pos",
        [primary.port, password],
      );
      await replica.root.query('START SLAVE');
    },
    async close(): Promise<void> {
      for (const root of roots) root.destroy();
      for (const name of homes.keys()) await door.stopEmbeddedMariadb(join(folder, name));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For how long it has been up, in whole seconds. */
export async function ageS(node: Node): Promise<number> {
  const [[row]] = await node.root.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Uptime'");
  return Number(row?.Value);
}

/** Every commit of the primary has arrived. */
export async function catchUp(replica: Node, primary: Node): Promise<void> {
  const [[at]] = await primary.root.query<RowDataPacket[]>('SELECT @@gtid_binlog_pos AS pos');
  const [[waited]] = await replica.root.query<RowDataPacket[]>(
    'SELECT MASTER_GTID_WAIT(?, 20) AS code',
    [at?.pos],
  );
  if (waited?.code !== 0) throw new Error(await whyNot(replica));
}

/** What is committed from now on, the replica will never see. */
export const cutOff = (replica: Node) => replica.root.query('STOP SLAVE IO_THREAD');

/** Commits wait from now on, so that all of them have arrived before the primary dies. */
export async function holdStill(primary: Node, replica: Node): Promise<void> {
  await primary.root.query('FLUSH TABLES WITH READ LOCK');
  await catchUp(replica, primary);
}

/** What has arrived is finished; from then on it is the primary. Returns the last commit it has of the old one. */
export async function promote(replica: Node): Promise<string> {
  let last: string | undefined;
  for (const end = Date.now() + 10_000; !last; await sleep(20)) {
    const [[status]] = await replica.root.query<RowDataPacket[]>('SHOW SLAVE STATUS');
    const [[at]] = await replica.root.query<RowDataPacket[]>('SELECT @@gtid_slave_pos AS pos');
    if (status?.Gtid_IO_Pos === at?.pos) last = at?.pos;
    else if (Date.now() > end) throw new Error(await whyNot(replica));
  }
  await replica.root.query('STOP SLAVE');
  await replica.root.query('RESET SLAVE ALL');
  await replica.root.query('SET GLOBAL read_only = 0');
  return last;
}

async function whyNot(replica: Node): Promise<string> {
  const [[status]] = await replica.root.query<RowDataPacket[]>('SHOW SLAVE STATUS');
  return `the replica does not follow: ${status?.Last_SQL_Error || status?.Last_IO_Error}`;
}
