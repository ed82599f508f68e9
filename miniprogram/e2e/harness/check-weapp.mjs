// Checks a built mini-program without running it. usage: node check-weapp.mjs <dist/weapp>
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'acorn';
import { listFiles } from './build.mjs';

/** Bytes. WeChat refuses a main package or subpackage over 2 MB; ours are tighter so that growth is noticed. */
export const BUDGET = { main: 1_000_000, sub: 500_000, total: 3_000_000 };
/** The newest JavaScript that the oldest phone we serve can parse (2020: iOS 13.4). */
export const SYNTAX = 2020;
const LOCATION_APIS = [
  'getLocation',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
  'getFuzzyLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
];
const NEED_A_REASON = ['getLocation', 'startLocationUpdate'];
const NOT_UPLOADED = /\.map$|LICENSE\.txt$|^project\./;

/** `allowLocal` admits loopback addresses, for bundles built against a local API. */
export function checkWeapp(dist, { budget = BUDGET, allowLocal = false } = {}) {
  const files = listFiles(dist);
  const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const subpackages = app.subPackages ?? app.subpackages ?? [];
  const roots = subpackages.map((sub) => sub.root.replace(/\/?$/, '/'));
  const pages = [
    ...app.pages,
    ...subpackages.flatMap((sub, i) => sub.pages.map((page) => roots[i] + page)),
  ];
  const sizes = measure(dist, files, roots);
  const scripts = readScripts(dist, files);
  const errors = [
    ...missingPageFiles(files, pages),
    ...tabBarProblems(dist, files, app),
    ...overBudget(sizes, budget),
    ...syntaxProblems(scripts),
    ...codeProblems(scripts, app, allowLocal),
    ...compilerProblems(dist),
  ];
  return { pages, sizes, errors };
}

const missingPageFiles = (files, pages) =>
  pages
    .flatMap((page) => ['js', 'json', 'wxml'].map((extension) => `${page}.${extension}`))
    .filter((file) => !files.includes(file))
    .map((file) => `missing ${file}`);

function* tabBarProblems(dist, files, app) {
  if (!app.tabBar) return;
  const { list } = app.tabBar;
  if (list.length < 2 || list.length > 5) yield 'tabBar needs 2 to 5 items';
  for (const item of list) {
    if (!app.pages.includes(item.pagePath))
      yield `tabBar page not in the main package: ${item.pagePath}`;
    for (const icon of [item.iconPath, item.selectedIconPath].filter(Boolean)) {
      if (!files.includes(icon)) yield `tabBar icon missing: ${icon}`;
      else if (fs.statSync(path.join(dist, icon)).size > 40 * 1024)
        yield `tabBar icon over 40 KB: ${icon}`;
    }
  }
}

function measure(dist, files, roots) {
  const sizes = { total: 0, main: 0, ...Object.fromEntries(roots.map((root) => [root, 0])) };
  for (const file of files.filter((name) => !NOT_UPLOADED.test(name))) {
    const bytes = fs.statSync(path.join(dist, file)).size;
    sizes.total += bytes;
    sizes[roots.find((root) => file.startsWith(root)) ?? 'main'] += bytes;
  }
  return sizes;
}

const overBudget = (sizes, budget) =>
  Object.entries(sizes)
    .map(([name, bytes]) => ({ name, bytes, limit: budget[name] ?? budget.sub }))
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => `${name}: ${bytes} bytes, budget ${limit}`);

const readScripts = (dist, files) =>
  files
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, code: fs.readFileSync(path.join(dist, file), 'utf8') }));

/** Taro compiles our sources, not node_modules: a package's `#private` fields would reach old phones. */
function* syntaxProblems(scripts) {
  for (const { file, code } of scripts) {
    try {
      parse(code, { ecmaVersion: SYNTAX });
    } catch (error) {
      const at = code.slice(error.pos, error.pos + 40);
      yield `${file}: newer than ES${SYNTAX}, add the package to compile.include: ${error.message} ${at}`;
    }
  }
}

function* codeProblems(scripts, app, allowLocal) {
  const code = scripts
    .map((script) => script.code)
    .join('\n')
    .replace(/this\.\w+\(/g, '');
  for (const api of LOCATION_APIS) {
    if (!code.includes(`.${api}(`)) continue;
    if (!app.requiredPrivateInfos?.includes(api))
      yield `${api} is called but not in requiredPrivateInfos`;
    if (NEED_A_REASON.includes(api) && !app.permission?.['scope.userLocation']?.desc)
      yield `${api} is called but permission scope.userLocation has no desc`;
  }
  const local = code.match(/https?:\/\/(127\.0\.0\.1|localhost)[:/]/);
  if (local && !allowLocal) yield `development address in the bundle: ${local[0]}`;
}

/** WeChat's own compilers for templates and style sheets have the last word. */
function* compilerProblems(dist) {
  const compiler = createRequire(import.meta.url)('miniprogram-compiler');
  for (const compile of ['wxmlToJs', 'wxssToJs']) {
    try {
      if (!compiler[compile](dist)) yield `${compile} produced nothing`;
    } catch (error) {
      yield `${compile}: ${String(error.message ?? error).slice(0, 300)}`;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const report = checkWeapp(process.argv[2], {
    allowLocal: process.argv.includes('--allow-local'),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exit(report.errors.length ? 1 : 0);
}
