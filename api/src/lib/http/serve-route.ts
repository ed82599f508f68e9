import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type {} from '@koa/bodyparser';
import type Router from '@koa/router';
import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import type { FileReply, Route } from '../../../contract/route.ts';
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
  headers: IncomingHttpHeaders;
  params: unknown;
  body: unknown;
  reply?: unknown;
  /** Set by who watches: runs once the caller is admitted and the form is read, before anything is changed. */
  begin?: () => Promise<void>;
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
    await call.begin?.();
    const reply = await handler(edge.context, request);
    koa.set('Cache-Control', 'no-store');
    call.reply = reply;
    if (route.file) sendFile(koa, route.file, reply as FileReply);
    else koa.body = call.reply = route.answer.parse(reply);
  };
  router[method](route.path, async (koa: KoaContext & { params?: unknown }) => {
    const { ip, headers, params } = koa;
    const call: ServedCall = { ip, headers, params, body: koa.request.body };
    await (edge.audit?.(call, () => serve(koa, call)) ?? serve(koa, call));
  });
}

/** A file is sent while it is made: nobody holds the whole of it. */
function sendFile(koa: KoaContext, mediaType: string, { fileName, content }: FileReply): void {
  koa.type = mediaType;
  koa.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
  koa.body = Readable.from(content);
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
