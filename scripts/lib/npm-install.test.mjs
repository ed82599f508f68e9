import { expect, test } from 'vitest';
import { isInstalled, refuseOldNode } from './npm-install.mjs';

const koa = { version: '3.3.0', integrity: 'sha512-a' };
const wanted = {
  packages: {
    '': { name: 'suishoupai' },
    api: { name: '@suishoupai/api' },
    'node_modules/koa': koa,
    'node_modules/for-another-machine': { version: '1.0.0', optional: true },
  },
};

test('nothing is installed again when every required package lies there', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/koa': koa } })).toBe(true);
});

test.each([
  ['no record at all', null],
  ['a package missing', { packages: {} }],
  ['another version', { packages: { 'node_modules/koa': { ...koa, version: '3.2.0' } } }],
  ['other content', { packages: { 'node_modules/koa': { ...koa, integrity: 'sha512-b' } } }],
])('%s means installing', (_what, present) => {
  expect(isInstalled(wanted, present)).toBe(false);
});

test.each(['18.20.4', '20.18.3'])('Node %s is refused in one sentence', (version) => {
  expect(refuseOldNode(version)).toBe(`需要 Node.js 20.19 或更新版本，当前是 ${version}。`);
});

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s is new enough', (version) => {
  expect(refuseOldNode(version)).toBeNull();
});
