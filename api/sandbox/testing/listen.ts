import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Heard = { url: string; method: string; headers: IncomingHttpHeaders; raw: Buffer };

/** A small server in the place of our API that keeps what the vendors send it. */
export async function listen(answer: (heard: Heard) => { status: number; body?: string }) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { url = '', method = '', headers } = request;
    const one = { url, method, headers, raw: Buffer.concat(chunks) };
    heard.push(one);
    const { status, body = '' } = answer(one);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    heard,
    url: `http://127.0.0.1:${port}/notify`,
    /** Waits until so many have come, then a little longer to see that no more do. */
    async waitFor(count: number) {
      await until(() => heard.length >= count);
      await sleep(120);
      return heard;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function until(isSo: () => boolean, timeoutMs = 15_000) {
  const start = Date.now();
  while (!isSo()) {
    if (Date.now() - start > timeoutMs) throw new Error('it did not happen in time');
    await sleep(10);
  }
}
