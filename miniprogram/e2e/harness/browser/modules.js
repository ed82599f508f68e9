// WeChat's module system and the four registrations, with a browser's names out of reach.
import { codeSpace, withPlainEvents } from './environment.js';
import { words } from './words.js';

const { jsons, modules } = window.__WEAPP__;
const LANGUAGE = words(`
  Object Array String Number Boolean Symbol BigInt Math Date RegExp JSON Intl
  Map Set WeakMap WeakSet Promise Proxy Reflect ArrayBuffer DataView
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
  Float32Array Float64Array Error TypeError RangeError SyntaxError ReferenceError
  parseInt parseFloat isNaN isFinite encodeURI decodeURI encodeURIComponent decodeURIComponent
  setTimeout clearTimeout setInterval clearInterval console`);
const globalObject = Object.fromEntries(LANGUAGE.map((name) => [name, window[name]]));

/** WeChat compiles no text at run time; the one exception is `new Function('return this')`. */
function NoFunction(...texts) {
  if (texts.join() === 'return this') return () => globalObject;
  throw new Error('new Function is not allowed in WeChat');
}
NoFunction.prototype = Function.prototype;
Object.assign(globalObject, { Function: NoFunction, globalThis: globalObject });

/** 'packageReport/pages/detail/index' + '../../../comp' → 'comp'; a leading slash starts at the root. */
export function resolvePath(from, target) {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

export function createLoader(wx, getCurrentPages) {
  const cache = {};
  let application;
  let defining; // the page or component whose module is being run
  globalObject.wx = wx;

  const registrations = [
    (definition) => {
      application = definition;
    },
    (definition) =>
      codeSpace.componentEnv(defining, (space) => space.Page(withPlainEvents(definition))),
    (definition) => {
      withPlainEvents(definition.methods);
      codeSpace.componentEnv(defining, (space) => space.Component(definition));
    },
    (definition) => codeSpace.componentEnv(defining, (space) => space.Behavior(definition)),
  ];

  function load(path) {
    const file = [path, `${path}.js`, `${path}/index.js`].find((candidate) => modules[candidate]);
    if (!file) throw new Error(`module '${path}.js' is not defined`);
    if (cache[file]) return cache[file].exports;
    const module = { exports: {} };
    cache[file] = module;
    const outer = defining;
    defining = file.replace(/\.js$/, '');
    const require = (target) => load(resolvePath(file, target));
    const app = () => application;
    const given = [require, module, module.exports, wx, ...registrations, app, getCurrentPages];
    try {
      modules[file].call(undefined, ...given, globalObject, globalObject, NoFunction);
    } finally {
      defining = outer;
    }
    return module.exports;
  }

  const loaded = new Set();
  /** Runs a page's module after those of the components it uses. */
  function loadPage(path) {
    if (loaded.has(path)) return;
    loaded.add(path);
    const using = { ...jsons.app.usingComponents, ...jsons[path]?.usingComponents };
    for (const component of Object.values(using)) loadPage(resolvePath(path, component));
    load(path);
  }

  return { load, loadPage, app: () => application };
}
