// The page stack, tab pages and the life cycle of a page.
import { backend, codeSpace } from './environment.js';
import { fail, handle } from './handle.js';
import { resolvePath } from './modules.js';
import * as shell from './shell.js';

const { jsons, styles } = window.__WEAPP__;
const app = jsons.app;
const subpackages = app.subPackages ?? app.subpackages ?? [];
const TABS = (app.tabBar?.list ?? []).map((item) => item.pagePath);
export const PAGES = [
  ...app.pages,
  ...subpackages.flatMap((sub) =>
    sub.pages.map((page) => `${sub.root.replace(/\/$/, '')}/${page}`),
  ),
];

export const stack = [];
export const currentPage = () => stack.at(-1);
const tabPages = {}; // alive while the app does not relaunch
let loadPage;

export const startPages = (loader) => {
  loadPage = loader.loadPage;
  styleOf('app');
  shell.onBack(() => back(1));
};

const styleElements = {};
function styleOf(path) {
  if (!styleElements[path]) {
    const style = document.createElement('style');
    style.textContent = styles[path] ?? '';
    style.dataset.wxss = path;
    styleElements[path] = document.head.appendChild(style);
  }
  return styleElements[path];
}

export function call(page, method, ...args) {
  try {
    return page.instance[method]?.(...args);
  } catch (error) {
    fail(`${page.path}.${method}`, error);
  }
}

export function parseUrl(url) {
  const [target, search = ''] = url.split('?');
  const pairs = search.split('&').filter(Boolean);
  const query = Object.fromEntries(
    pairs
      .map((pair) => pair.split('=').map(decodeURIComponent))
      .map(([key, value = '']) => [key, value]),
  );
  return { path: resolvePath(currentPage()?.path ?? '', target).replace(/\.html$/, ''), query };
}

function createPage(path, query) {
  try {
    loadPage(path);
  } catch (error) {
    fail(`module of ${path}`, error);
    throw error;
  }
  const element = document.createElement('div');
  element.className = 'wx-pg';
  element.dataset.route = path;
  const placeholder = element.appendChild(document.createElement('div'));
  shell.addToStage(element);
  const root = backend.createRoot('wx-page', codeSpace, path);
  const page = { path, query, element, root, instance: root.get() };
  measureSetData(page.instance);
  Object.assign(page.instance, {
    route: path,
    __route__: path,
    options: query,
    getTabBar: () => null,
    getPageId: () => path,
    getOpenerEventChannel,
  });
  watchScrolling(page);
  call(page, 'onLoad', query);
  root.attach(element, placeholder);
  return page;
}

const getOpenerEventChannel = () => ({ on() {}, once() {}, off() {}, emit() {} });

function measureSetData(instance) {
  const { setData } = instance;
  instance.setData = function (data, done) {
    const bytes = JSON.stringify(data).length;
    handle.setData.count++;
    handle.setData.bytes += bytes;
    handle.setData.largest = Math.max(handle.setData.largest, bytes);
    return setData.call(this, data, done);
  };
}

function watchScrolling(page) {
  const distance = Number(jsons[page.path]?.onReachBottomDistance ?? 50);
  let wasLow = false;
  page.element.addEventListener('scroll', ({ target }) => {
    if (target !== page.element) return;
    call(page, 'onPageScroll', { scrollTop: target.scrollTop });
    const isLow = target.scrollTop + target.clientHeight >= target.scrollHeight - distance;
    if (isLow && !wasLow) call(page, 'onReachBottom');
    wasLow = isLow;
  });
}

function destroy(page) {
  call(page, 'onUnload');
  page.root.release();
  page.element.remove();
  if (tabPages[page.path] === page) delete tabPages[page.path];
}

function show(page) {
  for (const other of new Set([...stack, ...Object.values(tabPages)])) {
    other.element.classList.toggle('on', other === page);
    styleOf(other.path).disabled = other.path !== page.path;
  }
  const config = { ...app.window, ...jsons[page.path] };
  shell.drawNavigation({
    title: page.title ?? config.navigationBarTitleText ?? '',
    background: config.navigationBarBackgroundColor,
    textStyle: config.navigationBarTextStyle,
    custom: config.navigationStyle === 'custom',
    canGoBack: stack.length > 1,
  });
  // A page that cannot be made has reported itself.
  shell.drawTabs(app.tabBar, page.path, (url) => open(url, 'switchTab').catch(() => {}));
  call(page, 'onShow');
}

const refuse = (mode, reason) => {
  throw { errMsg: `${mode}:fail ${reason}` };
};

/** `mode` is the wx call: navigateTo, redirectTo, switchTab or reLaunch. */
export async function open(url, mode = 'navigateTo') {
  const { path, query } = parseUrl(url);
  const isTab = TABS.includes(path);
  if (!PAGES.includes(path)) refuse(mode, `page "${path}" is not found`);
  if (isTab && (mode === 'navigateTo' || mode === 'redirectTo'))
    refuse(mode, `can not ${mode} a tabbar page`);
  if (!isTab && mode === 'switchTab') refuse(mode, 'can not switch to no-tabBar page');
  if (mode === 'navigateTo' && stack.length >= 10) refuse(mode, 'page stack exceeds 10');
  leave(mode);
  const alive = mode === 'switchTab' && tabPages[path];
  const page = alive || createPage(path, query);
  if (isTab) tabPages[path] = page;
  stack.push(page);
  show(page);
  if (!alive) setTimeout(() => call(page, 'onReady'), 0);
}

function leave(mode) {
  const current = currentPage();
  if (!current) return;
  if (mode === 'redirectTo') return destroy(stack.pop());
  call(current, 'onHide');
  if (mode === 'navigateTo') return;
  const leaving = new Set(stack.splice(0));
  if (mode === 'reLaunch') for (const page of Object.values(tabPages)) leaving.add(page);
  for (const page of leaving)
    if (mode === 'reLaunch' || tabPages[page.path] !== page) destroy(page);
}

export function back(delta = 1) {
  const steps = Math.min(delta, stack.length - 1);
  if (steps <= 0) return;
  for (let i = 0; i < steps; i++) destroy(stack.pop());
  show(currentPage());
}

export function setTitle(title) {
  const page = currentPage();
  if (page) page.title = title;
  shell.setTitle(title);
}
