import './built-ins.js';
import './built-ins-form.js';
import { launch } from './device.js';
import { fail, handle } from './handle.js';
import { createLoader } from './modules.js';
import * as pages from './pages.js';
import { emit, wx } from './wx.js';

const loader = createLoader(wx, () => pages.stack.map((page) => page.instance));
pages.startPages(loader);

Object.assign(handle, {
  wx,
  emit,
  pages: pages.PAGES,
  stack: () => pages.stack.map((page) => page.path),
  open: pages.open,
  back: pages.back,
  pick: (element, value) => element.__pick(value),
  pullDownRefresh: () => pages.call(pages.currentPage(), 'onPullDownRefresh'),
  share: () => pages.call(pages.currentPage(), 'onShareAppMessage', { from: 'menu' }),
  hide() {
    pages.call(pages.currentPage(), 'onHide');
    loader.app().onHide?.();
    emit('AppHide');
  },
  show() {
    loader.app().onShow?.(launch);
    emit('AppShow', launch);
    pages.call(pages.currentPage(), 'onShow');
  },
});

async function boot(entry) {
  loader.load('app.js');
  const { path, query } = pages.parseUrl(`/${entry}`);
  Object.assign(launch, { path, query });
  loader.app().onLaunch?.(launch);
  loader.app().onShow?.(launch);
  await pages.open(`/${entry}`, 'reLaunch');
  handle.launched = true;
}

const asked = window.__WEAPP_SETUP__?.entry ?? new URLSearchParams(location.search).get('entry');
boot(asked ?? window.__WEAPP__.jsons.app.entryPagePath ?? pages.PAGES[0]).catch((error) =>
  fail('boot', error),
);
