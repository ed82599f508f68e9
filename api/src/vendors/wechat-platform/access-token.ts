import { z } from 'zod';
import { callWechat, type Failure, type Reply, type Wire } from './call-wechat.ts';
import type { TokenStore } from './token-store.ts';

const RENEW_BEFORE_MS = 5 * 60_000;

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Calls that need the access token: a refused one is asked for again once, forced only if it came back the same. */
export function createTokenCalls(
  wire: Wire,
  app: { appid: string; secret: string },
  store: TokenStore,
) {
  async function renew(force: boolean): Promise<Reply<string>> {
    const body = { grant_type: 'client_credential', ...app, force_refresh: force };
    const reply = await callWechat(wire, '/cgi-bin/stable_token', {}, body, tokenShape);
    if (!reply.ok) return reply;
    const { access_token: token, expires_in: lifeS } = reply.data;
    await store.write({ token, expiresAt: new Date(Date.now() + lifeS * 1000) });
    return { ok: true, data: token };
  }

  async function current(): Promise<Reply<string>> {
    const kept = await store.read();
    if (kept && kept.expiresAt.getTime() - Date.now() > RENEW_BEFORE_MS) {
      return { ok: true, data: kept.token };
    }
    return renew(false);
  }

  async function afterRefusal(refused: string): Promise<Reply<string>> {
    const asked = await renew(false);
    return asked.ok && asked.data === refused ? renew(true) : asked;
  }

  return async function post<T>(path: string, body: unknown, shape: z.ZodType<T>) {
    const token = await current();
    if (!token.ok) return token;
    const call = (value: string) => callWechat(wire, path, { access_token: value }, body, shape);
    const reply = await call(token.data);
    if (reply.ok || !isTokenRefused(reply)) return reply;
    const fresh = await afterRefusal(token.data);
    return fresh.ok ? call(fresh.data) : fresh;
  };
}

const isTokenRefused = (failure: Failure) => failure.why === 'bad_token';
