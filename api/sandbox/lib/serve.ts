import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Exchange, type Reply, readExchange, type Vendor } from './exchange.ts';
import { AFTER, BEFORE, type Fault, type Faults } from './faults.ts';

export type Mount = { prefix: string; vendor: Vendor; cors(exchange: Exchange): boolean };

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, HEAD, DELETE, OPTIONS',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': 'ETag, x-cos-request-id',
};

/** Far past every caller's timeout: the connection stays open and nothing comes. */
const HANG_MS = 120_000;

type Doors = { faults: Faults; mounts: Mount[]; flush(): void; stopping: AbortSignal };

/** The one place where requests come in, so that transport faults work alike for every vendor. */
export function createDoors({ faults, mounts, flush, stopping }: Doors) {
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const mount = mounts.find(({ prefix }) => request.url?.startsWith(prefix));
    if (!mount) return write(response, { status: 404, body: 'not found' });
    const { vendor } = mount;
    const exchange = await readExchange(request, mount.prefix);
    const cors = mount.cors(exchange) ? CORS : {};
    if (exchange.method === 'OPTIONS') return write(response, { status: 204, headers: cors });
    const { operation, subject } = vendor.identify(exchange);
    const before = faults.take(operation, BEFORE, subject);
    if (before && (await spoilBefore(before, response, vendor))) return flush();
    const reply = await vendor.handle(exchange);
    const after = faults.take(operation, AFTER, subject);
    // Whatever has been promised is on disk before the caller hears of it.
    flush();
    const full = { ...reply, headers: { ...reply.headers, ...cors } };
    return after ? spoilAfter(after, response, full, vendor) : write(response, full);
  }

  /** True when the request has been dealt with and must not reach the vendor. */
  async function spoilBefore(fault: Fault, response: ServerResponse, vendor: Vendor) {
    if (fault.kind === 'slow') {
      await sleep(fault.delayMs ?? 1000, undefined, { signal: stopping });
      return false;
    }
    if (fault.kind === 'refuse') response.destroy();
    else if (fault.kind === 'hang') await hang(fault, response);
    else if (fault.kind === 'not_json') write(response, HTML);
    else if (fault.kind === 'redirect') {
      write(response, { status: 302, headers: { Location: 'https://example.invalid/' } });
    } else write(response, { ...vendor.breakdown(), ...statusOf(fault) });
    return true;
  }

  async function spoilAfter(fault: Fault, response: ServerResponse, reply: Reply, vendor: Vendor) {
    if (fault.kind === 'hang_after') return hang(fault, response);
    if (fault.kind === 'not_json_after') return write(response, HTML);
    if (fault.kind === 'fail_after') {
      return write(response, { ...vendor.breakdown(), ...statusOf(fault) });
    }
    const body = Buffer.from(reply.body ?? '');
    response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length });
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  }

  async function hang(fault: Fault, response: ServerResponse) {
    await sleep(fault.delayMs ?? HANG_MS, undefined, { signal: stopping }).catch(() => undefined);
    response.destroy();
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response).catch((trouble: unknown) => {
      if (stopping.aborted) return response.destroy();
      console.error('sandbox:', trouble);
      if (response.headersSent) response.destroy();
      else write(response, { status: 500, body: 'sandbox broke down' });
    });
  };
}

const HTML: Reply = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body>系统维护中</body></html>',
};

const statusOf = (fault: Fault) => (fault.status ? { status: fault.status } : {});

function write(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body ?? '');
  // HEAD answers describe a body they do not carry, so a length set on purpose stays.
  response.writeHead(reply.status, { 'Content-Length': body.length, ...reply.headers });
  response.end(body);
}
