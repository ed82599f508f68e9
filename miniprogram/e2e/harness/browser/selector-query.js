import { currentPage } from './pages.js';

const READERS = {
  rect(element) {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    return { id: element.id, dataset: {}, left, top, right, bottom, width, height };
  },
  scroll: (element) => ({
    id: element.id,
    dataset: {},
    scrollTop: element.scrollTop,
    scrollLeft: element.scrollLeft,
  }),
  node: (element) => ({ node: element }),
};

const read = (element, kind) => (element ? READERS[kind](element) : null);

/** `wx.createSelectorQuery`, answered from the DOM of the page on top. */
export function createSelectorQuery() {
  const questions = [];
  const nodes = (find) => {
    const ask = (kind, callback) => {
      questions.push({ find, kind, callback });
      return query;
    };
    return {
      boundingClientRect: (callback) => ask('rect', callback),
      scrollOffset: (callback) => ask('scroll', callback),
      fields: (_fields, callback) => ask('rect', callback),
      node: (callback) => ask('node', callback),
    };
  };
  const query = {
    in: () => query,
    select: (selector) => nodes((page) => page.querySelector(selector)),
    selectAll: (selector) => nodes((page) => [...page.querySelectorAll(selector)]),
    selectViewport: () => nodes((page) => page),
    exec(done) {
      setTimeout(() => {
        const results = questions.map(({ find, kind, callback }) => {
          const found = find(currentPage().element);
          const result = Array.isArray(found)
            ? found.map((element) => read(element, kind))
            : read(found, kind);
          callback?.(result);
          return result;
        });
        done?.(results);
      }, 0);
      return query;
    },
  };
  return query;
}
