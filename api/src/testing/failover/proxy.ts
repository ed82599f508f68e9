import { connect, createServer, type Socket } from 'node:net';

/** The address that the city knows; which server answers behind it is the operator's choice. */
export async function openProxy(firstTarget: number) {
  let target = firstTarget;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(one);
      // A server that dies takes its callers' connections with it.
      one.once('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
    near.pipe(far).pipe(near);
  });
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    port,
    switchTo(next: number): void {
      target = next;
      hangUp();
    },
    async close(): Promise<void> {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
