import type { Middleware } from 'koa';
import type { Context } from '../../context.ts';
import { build } from '../db.ts';

export type Readiness = { isStopping: boolean };

/** `/healthz`: the process lives. `/readyz`: it can do its work, and is not about to stop. */
export function health(context: Context, readiness: Readiness): Middleware {
  return async (koa, next) => {
    if (koa.path === '/healthz') {
      koa.body = { status: 'alive' };
    } else if (koa.path === '/readyz') {
      const database = await canWrite(context);
      const isReady = database && !readiness.isStopping;
      koa.status = isReady ? 200 : 503;
      koa.body = {
        status: isReady ? 'ready' : 'not ready',
        database,
        stopping: readiness.isStopping,
      };
    } else return next();
  };
}

async function canWrite(context: Context): Promise<boolean> {
  try {
    await context.db.write(
      build('settings')
        .insert({ name: 'ready_probe', value: '1' })
        .onConflict('name')
        .merge({ value: '1' }),
    );
    return true;
  } catch (error) {
    context.log.warn({ err: error }, 'database is not writable');
    return false;
  }
}
