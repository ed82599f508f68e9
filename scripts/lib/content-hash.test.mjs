import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentHash } from './content-hash.mjs';

let base;
const write = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
  fs.writeFileSync(path.join(base, name), text);
};
const hash = (env) => contentHash(['admin', 'lock.json'], env, base);

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'hash-'));
  write('admin/src/app.tsx', 'one');
  write('lock.json', '{}');
});

afterEach(() => fs.rmSync(base, { recursive: true }));

test('the same sources have the same hash', () => {
  expect(hash()).toBe(hash());
});

test.each([
  ['a changed page', () => write('admin/src/app.tsx', 'two')],
  ['a new page', () => write('admin/src/new.tsx', '')],
  ['a renamed page', () => fs.renameSync(`${base}/admin/src/app.tsx`, `${base}/admin/src/b.tsx`)],
  ['a changed lock file', () => write('lock.json', '{"a":1}')],
])('%s means building again', (_what, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test('another setting means building again', () => {
  expect(hash({ API_BASE: 'a' })).not.toBe(hash({ API_BASE: 'b' }));
});

test.each(['admin/dist/index.html', 'admin/node_modules/x/a.js', 'admin/src/app.test.tsx'])(
  '%s is no reason to build again',
  (name) => {
    const before = hash();
    write(name, 'anything');
    expect(hash()).toBe(before);
  },
);
