import path from 'node:path';

/** Turns one .wxss file and what it imports into plain CSS: rpx becomes calc(), `page` becomes `wx-page`. */
export function wxssToCss(file, read, seen = new Set()) {
  if (seen.has(file)) return '';
  seen.add(file);
  const source = read(file);
  if (source === undefined) return '';
  return source
    .replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g, (_, target) =>
      wxssToCss(resolveImport(file, target), read, seen),
    )
    .replace(/(-?[\d.]+)rpx/g, (_, n) => `calc(${n} * var(--rpx))`)
    .replace(/([^{}]+)\{/g, (rule, selectors) =>
      selectors.trim().startsWith('@') ? rule : `${rename(selectors)}{`,
    );
}

const resolveImport = (from, target) =>
  target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);

const rename = (selectors) =>
  selectors
    .split(',')
    .map((one) => one.replace(/(^|[\s>+~])page(?=$|[\s>+~.#:[])/g, '$1wx-page'))
    .join(',');
