import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

export type PageOrigins = {
  /** Where pictures come from and go to. */
  storage: string;
  /** Further addresses the pages may call. */
  others: string[];
};

/** Pages run only our own scripts; the API answers nothing that a browser would render. */
export function securityHeaders(
  origins: PageOrigins,
  pages: string[],
  isHttps: boolean,
): Middleware {
  const inlineScripts = pages.flatMap(hashInlineScripts);
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScripts],
        // The component library writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', origins.storage],
        connectSrc: ["'self'", 'blob:', origins.storage, ...origins.others],
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

// Taro writes one small script into the H5 page; its hash admits exactly that text.
function hashInlineScripts(file: string): string[] {
  const html = readFileSync(file, 'utf8');
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  );
}
