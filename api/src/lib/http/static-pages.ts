import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Middleware } from 'koa';
import send from 'koa-send';

const HASHED_NAME = /[.-][0-9a-zA-Z_-]{8,}\.(js|css|png|jpg|svg|woff2?)$/;

/** Serves a built single-page app below a prefix; unknown paths open its index page. */
export function staticPages(prefix: string, directory: string | undefined): Middleware {
  if (!directory || !existsSync(path.join(directory, 'index.html'))) return (_koa, next) => next();
  return async (koa, next) => {
    if ((koa.method !== 'GET' && koa.method !== 'HEAD') || !koa.path.startsWith(prefix))
      return next();
    const file = decode(koa.path.slice(prefix.length));
    if (file === null) return next();
    const isFile = file !== '' && path.extname(file) !== '';
    try {
      await send(koa, isFile ? file : 'index.html', {
        root: directory,
        setHeaders: (response, _path) =>
          response.setHeader(
            'Cache-Control',
            isFile && HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
          ),
      });
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error;
      return next();
    }
  };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
