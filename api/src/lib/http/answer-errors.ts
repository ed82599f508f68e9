import type { Middleware } from 'koa';
import { ERRORS } from '../../../contract/errors.ts';
import { newId } from '../ids.ts';
import { type Log, requestScope } from '../log.ts';
import { Refusal } from '../refusal.ts';

/** Names every request, logs it in one line, and turns whatever is thrown into the error form of the contract. */
export function answerErrors(log: Log): Middleware {
  return (koa, next) => {
    const requestId = newId(new Date());
    koa.set('X-Request-Id', requestId);
    return requestScope.run({ requestId }, async () => {
      const startedAt = performance.now();
      try {
        await next();
      } catch (error) {
        answer(koa, error, requestId, log);
      }
      const ms = Math.round(performance.now() - startedAt);
      log.info({ method: koa.method, path: koa.path, status: koa.status, ms }, 'request');
    });
  };
}

function answer(koa: Parameters<Middleware>[0], error: unknown, requestId: string, log: Log): void {
  const refusal = error instanceof Refusal ? error : asRefusal(error);
  if (!refusal) {
    log.error({ err: error }, 'request failed');
    koa.status = 500;
    koa.body = { error: { code: 'internal', message: ERRORS.internal[1], requestId } };
    return;
  }
  koa.status = refusal.status;
  if (refusal.code === 'too_many_requests') koa.set('Retry-After', '60');
  const paths = refusal.paths.length > 0 ? { paths: refusal.paths } : {};
  koa.body = { error: { code: refusal.code, message: refusal.message, requestId, ...paths } };
}

// What the body parser and Koa itself throw.
function asRefusal(error: unknown): Refusal | null {
  const { status, name } = (error ?? {}) as { status?: number; name?: string };
  if (name === 'RateLimiterRes') return new Refusal('too_many_requests');
  if (status === 413) return new Refusal('body_too_large');
  if (status === 415) return new Refusal('unsupported_content_type');
  if (status === 400) return new Refusal('unreadable_body');
  return null;
}
