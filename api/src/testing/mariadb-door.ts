import { setTimeout as sleep } from 'node:timers/promises';

const toScript = (name: string) =>
  new URL(`../../../scripts/lib/${name}.mjs`, import.meta.url).href;

export type Server = { url: string; port: number; pid: number };
type Door = {
  startEmbeddedMariadb(options: {
    home: string;
    firstPort: number;
    args?: string[];
  }): Promise<Server>;
  stopEmbeddedMariadb(home: string): Promise<void>;
};
type Ports = { isPortFree(port: number, host: string): Promise<boolean> };

/** Private MariaDB servers, for tests that kill them. */
export const openMariadbDoor = async (): Promise<Door> =>
  (await import(toScript('embedded-mariadb'))) as Door;

// Below the ports that outgoing connections use: a server must find its own free again after each kill.
export const FIRST_PORT = 26_000 + (process.pid % 4000);

/** kill -9. Returns when its port is free: MariaDB counts the port to who it is, so elsewhere it is another server. */
export async function killServer({ pid, port }: Server): Promise<void> {
  const { isPortFree } = (await import(toScript('ports'))) as Ports;
  process.kill(pid, 'SIGKILL');
  for (const end = Date.now() + 20_000; !(await isPortFree(port, '127.0.0.1')); await sleep(5))
    if (Date.now() > end) throw new Error('the killed server keeps its port');
}
