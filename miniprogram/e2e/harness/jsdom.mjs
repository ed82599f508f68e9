// Runs a built harness inside jsdom: a whole journey in well under a second, on Node's fetch.
import fs from 'node:fs';
import path from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { waitFor } from './wait-for.mjs';

/**
 * `built` is the folder that buildHarness() wrote. `entry` is a page with its query; `answers` and
 * `files` are set before the app starts; `storage` is what an earlier run left behind (its
 * `storage()`), for restarts.
 * @param {string} built
 * @param {{ entry?: string, answers?: object, files?: object, storage?: object, send?: (url: string, options: RequestInit) => Promise<Response>, patienceMs?: number }} [options]
 */
export async function openInJsdom(
  built,
  { entry, answers, files, storage = {}, send = fetch, patienceMs = 10_000 } = {},
) {
  const read = (file) => fs.readFileSync(path.join(built, file), 'utf8');
  const html = read('index.html').replace(/<script.*<\/script>|<link.*\/>/g, '');
  const { window } = new JSDOM(html, {
    url: 'http://localhost/',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  // A closed window has no storage any more, and what the program still has under way would trip over that.
  const kept = window.localStorage;
  Object.defineProperty(window, 'localStorage', { value: kept });
  Object.assign(kept, storage);
  Object.assign(window, { innerWidth: 375, innerHeight: 812, devicePixelRatio: 2 });
  window.matchMedia = () => ({ matches: false, addEventListener() {}, addListener() {} });
  const life = { isOver: false };
  window.__NET__ = { fetch: untilTheEnd(life, send), Blob, FormData };
  window.__WEAPP_SETUP__ = { entry, answers, files };
  window.eval(read('app-bundle.js'));
  window.eval(read('runtime.js'));
  const app = createApp(window, life);
  const isThere = () => app.weapp.errors.length || (app.weapp.launched && app.find('wx-page *'));
  await app.waitFor(isThere, patienceMs).catch(() => {}); // a page that stays empty is for the test to judge
  return app;
}

/** An answer that comes when the program is closed reaches nobody, as on a phone. */
const untilTheEnd =
  (life, send) =>
  async (...call) => {
    const answer = await send(...call);
    const bytes = await answer.arrayBuffer();
    return life.isOver ? new Promise(() => {}) : new Response(bytes, answer);
  };

function createApp(window, life) {
  const weapp = window.__weapp;
  const page = () => window.document.querySelector('.wx-pg.on');
  const find = (selector) => page()?.querySelector(selector);
  const all = (selector) => [...(page()?.querySelectorAll(selector) ?? [])];
  const shell = (selector) => window.document.querySelector(selector);
  const need = (target) => {
    const element = typeof target === 'string' ? find(target) : target;
    if (!element) throw new Error(`not on the page: ${target}`);
    return element;
  };
  const app = {
    window,
    weapp,
    page,
    find,
    all,
    errors: () => [...weapp.errors],
    text: (selector) => (selector ? need(selector) : page()).textContent,
    /** The innermost elements of the page whose whole text is `text`. */
    withText: (text) =>
      all('*').filter(
        (element) =>
          element.textContent.trim() === text &&
          element.firstElementChild?.textContent.trim() !== text,
      ),
    /** Mouse events, of which glass-easel makes the tap, then the click for the built-ins. */
    tap(target) {
      const element = need(target);
      for (const type of ['mousedown', 'mouseup', 'click'])
        element.dispatchEvent(new window.MouseEvent(type, { bubbles: true }));
    },
    type(target, value) {
      const element = need(target);
      element.value = value;
      element.dispatchEvent(new window.Event('input', { bubbles: true }));
    },
    toast: () => shell('#wx-toast').textContent,
    /** Presses 'ok' or 'cancel' once the dialog is there. */
    pressModal: async (which) => (await app.waitFor(() => shell(`.wx-modal-${which}`))).click(),
    /** Chooses from an action sheet, or from the range of a selector picker. */
    async chooseItem(text) {
      const items = () => [...window.document.querySelectorAll('.wx-sheet-item')];
      const item = await app.waitFor(() => items().find((one) => one.textContent === text));
      item.click();
    },
    /** `condition` is a function, or a selector that has to appear. */
    waitFor: (condition, timeoutMs) =>
      waitFor(typeof condition === 'string' ? () => find(condition) : condition, timeoutMs, () =>
        [...weapp.errors].join(' | '),
      ),
    storage: () => ({ ...window.localStorage }),
    close() {
      life.isOver = true;
      window.close();
    },
  };
  return app;
}
