import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { z } from 'zod';
import { type Route, routes } from '../contract/index.ts';
import type { Context } from './context.ts';
import { identify, setSessionCookie } from './core/accounts/index.ts';
import { answerErrors } from './lib/http/answer-errors.ts';
import { docsPage } from './lib/http/docs-page.ts';
import { health, type Readiness } from './lib/http/health.ts';
import { createRateGate, type RATE_LIMITS } from './lib/http/rate-limits.ts';
import { securityHeaders } from './lib/http/security-headers.ts';
import { type AnyHandler, serveRoute, type Watch } from './lib/http/serve-route.ts';
import { staticPages } from './lib/http/static-pages.ts';
import { describeApi } from './lib/openapi.ts';
import { refuse } from './lib/refusal.ts';
import { watchCalls } from './modules/audit/index.ts';
import { watchDevices } from './modules/fraud/index.ts';
import { modules } from './modules.ts';

z.config(z.locales.zhCN());

/** The order in which a request meets the house, on one screen. */
export function createApp(
  context: Context,
  readiness: Readiness = { isStopping: false },
  limits?: typeof RATE_LIMITS,
): Koa {
  const { config, log } = context;
  const app = new Koa({ proxy: config.trustsProxy });
  // A caller who hangs up in the middle of an answer is no failure of ours.
  app.on('error', (error) => log.debug({ err: error }, 'connection'));
  app.use(answerErrors(log));
  app.use(securityHeaders(pageOrigins(context), indexPages(context), config.hasSecureCookies));
  app.use(health(context, readiness));
  app.use(async (koa, next) => {
    // A stopping server tells its callers to open their next connection elsewhere.
    if (readiness.isStopping) koa.set('Connection', 'close');
    await next();
  });
  app.use(documentation(context).routes());
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: '64kb' }));
  app.use(api(context, limits).routes());
  app.use((koa, next) => {
    if (koa.path.startsWith('/api/')) throw refuse('no_such_route');
    return next();
  });
  app.use(staticPages('/admin/', config.staticDirs.admin));
  app.use((koa, next) => (koa.path === '/admin' ? koa.redirect('/admin/') : next()));
  app.use(staticPages('/', config.staticDirs.h5));
  app.use(() => {
    throw refuse('not_found');
  });
  return app;
}

function api(context: Context, limits?: typeof RATE_LIMITS): Router {
  const router = new Router();
  const handlers: Record<string, AnyHandler> = Object.assign(
    {},
    ...modules.map((one) => one.routes),
  );
  const edge = {
    context,
    gate: createRateGate(limits),
    identify: identify(context),
    setSession: setSessionCookie(context),
  };
  for (const [name, route] of Object.entries(routes)) {
    const handler = handlers[name];
    if (!handler) throw new Error(`nobody answers ${name}`);
    const audit = within(watchCalls(context, name, route), watchDevices(context, name));
    serveRoute(router, route, handler, { ...edge, audit });
  }
  return router;
}

/** The outer one sees what the inner one does. */
function within(outer: Watch | undefined, inner: Watch | undefined): Watch | undefined {
  if (!outer || !inner) return outer ?? inner;
  return (call, serve) => outer(call, () => inner(call, serve));
}

function documentation(context: Context): Router {
  const router = new Router();
  const all: Record<string, Route> = routes;
  const description = describeApi(all, context.config.publicUrl);
  const page = docsPage(all);
  router.get('/openapi.json', (koa) => {
    koa.body = description;
  });
  router.get('/docs', (koa) => {
    koa.type = 'html';
    koa.body = page;
  });
  return router;
}

function pageOrigins({ vendors, config }: Context) {
  return {
    storage: new URL(vendors.cos.presignGet('probe', 60)).origin,
    others: config.connectOrigins,
  };
}

function indexPages({ config }: Context): string[] {
  const { admin, h5 } = config.staticDirs;
  return [admin, h5].flatMap((folder) => (folder ? [`${folder}/index.html`] : []));
}
