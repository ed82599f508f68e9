import { CallFailed, createClient, routes, type Send } from '@suishoupai/api/contract';

const send: Send = async ({ method, url, body }) => {
  const response = await fetch(url, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
};

/** Every operation of the contract; pages reach it through their `queries.ts`. */
export const api = createClient(routes, send);

/** The session ended while somebody was working. */
export const isLoggedOut = (error: unknown): boolean =>
  error instanceof CallFailed && error.code === 'login_required';

/** A refusal stays one however often it is repeated; only silence is worth another try. */
export const mayRetry = (tries: number, error: unknown): boolean =>
  tries < 2 && error instanceof CallFailed && (error.status === 0 || error.status >= 500);
