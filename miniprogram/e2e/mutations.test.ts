import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dist } from './built-weapp.ts';
import { buildHarness } from './harness/build.mjs';
import { checkWeapp } from './harness/check-weapp.mjs';
import { openInJsdom } from './harness/jsdom.mjs';

type Package = {
  file: (name: string) => string;
  edit: (name: string, change: (source: string) => string) => void;
};

const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
const firstPage: string = app.pages[0];
const atStart =
  (code: string) =>
  ({ edit }: Package) =>
    edit(`${firstPage}.js`, (source) => `${code};${source}`);

/** Each breaks a copy of a good package in a way that the Taro build accepts. */
const CASES: [string, (broken: Package) => void, RegExp][] = [
  ['a page without its json', ({ file }) => fs.rmSync(file(`${firstPage}.json`)), /missing/],
  [
    'a broken wx:for',
    ({ edit }) =>
      edit('base.wxml', (wxml) => wxml.replace('wx:for="{{root.cn}}"', 'wx:for="{{root.}}"')),
    /./,
  ],
  [
    'a template that is not closed',
    ({ edit }) => edit('base.wxml', (wxml) => wxml.replace('</template>', '')),
    /./,
  ],
  [
    'a style sheet that is not closed',
    ({ edit }) => edit('app.wxss', (wxss) => `${wxss} .a { color: red; .b {`),
    /wxssToJs/,
  ],
  [
    'a page template that shows nothing',
    ({ file }) => fs.writeFileSync(file(`${firstPage}.wxml`), ''),
    /nothing on the page/,
  ],
  ['an exception while a page loads', atStart('throw new Error("planted")'), /planted/],
  ['syntax of a package that was not compiled', atStart('class A { #b = 1 }'), /newer than ES/],
  ['AbortController', atStart('new AbortController()'), /AbortController/],
  ['localStorage', atStart('localStorage.getItem("a")'), /getItem/],
  ['XMLHttpRequest', atStart('new XMLHttpRequest()'), /XMLHttpRequest/],
  ['crypto.randomUUID', atStart('crypto.randomUUID()'), /randomUUID/],
  ['new Function', atStart('new Function("return 1")'), /new Function/],
  [
    'a tab icon that is gone',
    ({ file }) => fs.rmSync(file(app.tabBar.list[0].iconPath)),
    /icon missing/,
  ],
  [
    'a location call that is not declared',
    ({ edit }) => edit('app.json', (json) => json.replace('"getLocation"', '"choosePoi"')),
    /requiredPrivateInfos/,
  ],
];

test.each(CASES)('red: %s', async (_, breakIt, expected) => {
  expect(await problemsAfter(breakIt)).toMatch(expected);
});

async function problemsAfter(breakIt: (broken: Package) => void): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-broken-'));
  try {
    const broken = path.join(folder, 'dist');
    fs.cpSync(dist, broken, { recursive: true });
    breakIt(packageAt(broken));
    return (await problemsOf(broken, path.join(folder, 'out'))).join('\n');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function packageAt(root: string): Package {
  const file = (name: string) => path.join(root, name);
  return {
    file,
    edit(name, change) {
      const before = fs.readFileSync(file(name), 'utf8');
      const now = change(before);
      expect(now, `the case does not fit ${name}`).not.toBe(before);
      fs.writeFileSync(file(name), now);
    },
  };
}

async function problemsOf(broken: string, out: string): Promise<string[]> {
  const { errors } = checkWeapp(broken, { allowLocal: true });
  if (errors.length > 0) return errors;
  const { diagnostics } = await buildHarness(broken, out);
  if (diagnostics.length > 0) return diagnostics;
  // A page that shows nothing is waited for in vain.
  const phone = await openInJsdom(out, { entry: firstPage, patienceMs: 1000 });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const seen: string[] = phone.errors();
  if (!phone.find('wx-page *')) seen.push('nothing on the page');
  phone.close();
  return seen;
}
