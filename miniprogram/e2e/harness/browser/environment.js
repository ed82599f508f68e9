import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { fail, handle } from './handle.js';

const { jsons, templates } = window.__WEAPP__;
// Our built-in components raise these themselves, with WeChat's `detail`; the DOM's own are dropped.
const RAISED_BY_BUILT_INS = new Set([
  'input',
  'change',
  'focus',
  'blur',
  'scroll',
  'submit',
  'load',
  'error',
  'confirm',
  'reset',
]);

const miniProgram = new MiniProgramEnv();
export const codeSpace = miniProgram.createCodeSpace('main', true);
export const components = codeSpace.getComponentSpace();
export const backend = miniProgram.associateBackend(createDomContext());

for (const path of Object.keys(templates)) {
  codeSpace.addCompiledTemplate(path, { groupList: templates, content: templates[path] });
}
for (const [path, json] of Object.entries(jsons)) {
  if (path !== 'app' && path !== 'project.config') codeSpace.addComponentStaticConfig(path, json);
}

/** Without a listener of our own the DOM context swallows every tap. */
function createDomContext() {
  const context = new glassEasel.CurrentWindowBackendContext();
  context.onEvent((target, type, detail, options) => {
    if (RAISED_BY_BUILT_INS.has(type)) return 0;
    const isTap = type === 'tap';
    if (isTap && options.originalEvent?.target?.closest?.('button[disabled]')) return 0;
    glassEasel.Event.triggerEvent(
      target,
      type,
      isTap ? { x: detail?.x, y: detail?.y } : detail,
      options,
    );
    return 0;
  });
  return context;
}

const brief = (element) =>
  element && {
    id: element.id,
    dataset: { ...element.dataset },
    offsetLeft: element.$$?.offsetLeft ?? 0,
    offsetTop: element.$$?.offsetTop ?? 0,
  };

const isObject = (value) => typeof value === 'object' && value !== null;

/** WeChat gives handlers plain objects, never live elements. */
const plainEvent = (event) => ({
  type: event.type,
  timeStamp: event.timeStamp,
  target: brief(event.target),
  currentTarget: brief(event.currentTarget),
  mark: event.mark,
  detail: isObject(event.detail) ? { ...event.detail } : event.detail,
  touches: [],
  changedTouches: [],
});

export function withPlainEvents(methods = {}) {
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method !== 'function') continue;
    methods[name] = function (first, ...rest) {
      return method.call(
        this,
        first?.target && first.currentTarget ? plainEvent(first) : first,
        ...rest,
      );
    };
  }
  return methods;
}

glassEasel.addGlobalErrorListener((error, info) => {
  fail(`component ${info?.type ?? ''}`, error);
  return false;
});
glassEasel.addGlobalWarningListener((warning) => {
  const text = String(warning?.message ?? warning);
  const harmless = /is not a valid property|type-incompatible|for-list data is neither/.test(text);
  handle[harmless ? 'notes' : 'errors'].push(`warning: ${text}`);
  return false;
});
window.addEventListener('error', (event) => handle.errors.push(`uncaught: ${event.message}`));
window.addEventListener('unhandledrejection', (event) => fail('unhandled rejection', event.reason));
