import type {} from '@koa/bodyparser';
import type Router from '@koa/router';
import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import type { Route } from '../../../contract/route.ts';
import type { Context } from '../../context.ts';
import type { Actor, Call } from '../../module.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { RateGate } from './rate-limits.ts';

export type AnyHandler = (
  context: Context,
  request: { params: unknown; query: unknown; body: unknown } & Call,
) => Promise<unknown>;

export type Edge = {
  context: Context;
  gate: RateGate;
  /** Who is calling: from the session cookie or the bearer token. Throws `login_required` for a dead one. */
  identify(koa: KoaContext): Promise<Actor>;
  setSession(koa: KoaContext, token: string | null): void;
  /** Sees every call of a route, accepted or refused; made per route by `app.ts`. */
  audit?: Watch | undefined;
};

/** What is known of a call while it is served: whatever was reached before it was refused. */
export type ServedCall = {
  ip: string;
  actor?: Actor;
  params: unknown;
  body: unknown;
  reply?: unknown;
};
export type Watch = (call: ServedCall, serve: () => Promise<void>) => Promise<void>;

/** One declared route becomes: who may → how often → parse → handle → parse the answer. */
export function serveRoute(router: Router, route: Route, handler: AnyHandler, edge: Edge): void {
  const method = route.method === 'GET' ? 'get' : 'post';
  const serve = async (koa: KoaContext & { params?: unknown }, call: ServedCall) => {
    const actor = await admit(koa, route, edge, call);
    await edge.gate(route.rate, rateKeys(koa, route, actor));
    const request = {
      params: parse(route.params, koa.params),
      query: parse(route.query, { ...koa.query }),
      body: parseBody(koa, route),
      actor,
      headers: koa.headers,
      raw: Buffer.from(koa.request.rawBody ?? ''),
      ip: koa.ip,
      setSession: (token: string | null) => edge.setSession(koa, token),
    };
    const reply = await handler(edge.context, request);
    koa.set('Cache-Control', 'no-store');
    koa.body = call.reply = route.answer.parse(reply);
  };
  router[method](route.path, async (koa: KoaContext & { params?: unknown }) => {
    const call = { ip: koa.ip, params: koa.params, body: koa.request.body };
    await (edge.audit?.(call, () => serve(koa, call)) ?? serve(koa, call));
  });
}

async function admit(koa: KoaContext, route: Route, edge: Edge, call: ServedCall): Promise<Actor> {
  if (route.audience === 'vendor') return { kind: 'vendor' };
  if (route.audience === 'anyone') return { kind: 'anyone' };
  const actor = await edge.identify(koa);
  call.actor = actor;
  if (actor.kind === 'anyone') throw refuse('login_required');
  const roles: readonly string[] = actor.kind === 'staff' ? actor.roles : [actor.kind];
  if (!roles.some((role) => (route.audience as readonly string[]).includes(role)))
    throw refuse('role_not_allowed');
  if (actor.kind === 'staff' && route.method === 'POST') refuseForeignOrigin(koa);
  return actor;
}

// Staff are known by a cookie, which a browser also sends for another site's page.
function refuseForeignOrigin(koa: KoaContext): void {
  const site = koa.get('Sec-Fetch-Site');
  const origin = koa.get('Origin');
  if (site && site !== 'same-origin' && site !== 'none') throw refuse('wrong_origin');
  if (origin && new URL(origin).host !== koa.host) throw refuse('wrong_origin');
}

function rateKeys(koa: KoaContext, route: Route, actor: Actor): string[] {
  if (route.rate === 'login') {
    const name = (koa.request.body as { username?: unknown } | undefined)?.username;
    return typeof name === 'string' ? [koa.ip, `name:${name.slice(0, 40)}`] : [koa.ip];
  }
  return ['id' in actor ? actor.id : koa.ip];
}

function parseBody(koa: KoaContext, route: Route): unknown {
  if (!route.body) return undefined;
  if (!koa.is('application/json')) throw refuse('unsupported_content_type');
  return parse(route.body, koa.request.body);
}

function parse(schema: z.ZodType | undefined, input: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  throw new Refusal(
    'invalid_input',
    parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}
