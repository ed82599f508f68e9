const SERVER = new URL('../../../scripts/lib/embedded-mariadb.mjs', import.meta.url).href;

export type Server = { url: string; port: number; pid: number };
type Door = {
  startEmbeddedMariadb(options: {
    home: string;
    firstPort: number;
    args?: string[];
  }): Promise<Server>;
  stopEmbeddedMariadb(home: string): Promise<void>;
};

/** Private MariaDB servers, for tests that kill them. */
export const openMariadbDoor = async (): Promise<Door> => (await import(SERVER)) as Door;

// Below the ports that outgoing connections use: a server must find its own free again after each kill.
export const FIRST_PORT = 26_000 + (process.pid % 4000);
