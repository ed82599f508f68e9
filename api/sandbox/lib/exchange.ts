import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request, with the vendor's prefix taken off: `url` is what the caller signed. */
export type Exchange = {
  method: string;
  url: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

export type Reply = {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
};

export type Vendor = {
  /** The operation for faults, such as `pay.create`, and what it is about, such as a bill number. */
  identify(exchange: Exchange): { operation: string; subject?: string | undefined };
  handle(exchange: Exchange): Promise<Reply>;
  /** What this vendor answers when it breaks down. */
  breakdown(): Reply;
};

const MAX_BODY_BYTES = 32 * 1024 * 1024;

export async function readExchange(request: IncomingMessage, prefix: string): Promise<Exchange> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('request too large');
    chunks.push(chunk);
  }
  const url = (request.url ?? '/').slice(prefix.length) || '/';
  const [path = '/', search = ''] = url.split('?');
  return {
    method: request.method ?? 'GET',
    url,
    path,
    query: new URLSearchParams(search),
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

export function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
