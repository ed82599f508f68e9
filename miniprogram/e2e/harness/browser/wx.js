// The test double for `wx`: how calls are recorded, scripted and answered.
// The usual answers are in wx-answers.js.
import { fail, handle, scripted } from './handle.js';
import { ASYNC, EVENTS, NO_OPERATIONS, SYNC } from './wx-answers.js';

/** APIs whose promise form WeChat does not promise: no result here, so a missing wrapper shows up. */
const CALLBACK_ONLY = new Set(['requestMerchantTransfer']);
const TASKS = new Set(['request', 'uploadFile', 'downloadFile']);
const eventListeners = {};

export const wx = { ...SYNC };
for (const name of NO_OPERATIONS) wx[name] = () => {};
for (const [name, usual] of Object.entries(ASYNC)) wx[name] = asyncApi(name, usual);
for (const event of EVENTS) addEvent(event);
wx.canIUse = (name) => name.split('.')[0] in wx;

function asyncApi(name, usual) {
  return (options = {}) => {
    handle.calls.push({ name, args: JSON.parse(JSON.stringify(options)) });
    const task = createTask();
    const hasCallback = Boolean(options.success || options.fail || options.complete);
    const result = Promise.resolve()
      .then(() => answer(name, options, task, usual))
      .then(
        (given) => finish(options, 'success', { errMsg: `${name}:ok`, ...given }),
        (error) => {
          const refusal = finish(options, 'fail', asRefusal(name, error));
          if (!hasCallback) throw refusal;
        },
      );
    if (!hasCallback && !TASKS.has(name) && !CALLBACK_ONLY.has(name)) return result;
    result.catch((error) => error instanceof Error && fail(`callback of ${name}`, error));
    return TASKS.has(name) ? task : undefined;
  };
}

async function answer(name, options, task, usual) {
  const given = await scripted(name, options);
  return given === undefined ? usual?.(options, task) : given;
}

function finish(options, callback, result) {
  options[callback]?.(result);
  options.complete?.(result);
  return result;
}

const asRefusal = (name, error) =>
  error instanceof Error
    ? { errMsg: `${name}:fail ${error.message}` }
    : { errMsg: `${name}:fail`, ...error };

function createTask() {
  const listeners = new Set();
  const task = {
    abort: () => task.onAbort?.(),
    report(progress) {
      for (const listener of listeners) listener(progress);
    },
    onProgressUpdate: (listener) => void listeners.add(listener),
    offProgressUpdate: (listener) => void listeners.delete(listener),
    onHeadersReceived() {},
    offHeadersReceived() {},
    onChunkReceived() {},
    offChunkReceived() {},
  };
  return task;
}

function addEvent(event) {
  const listeners = new Set();
  eventListeners[event] = listeners;
  wx[`on${event}`] = (listener) => void listeners.add(listener);
  wx[`off${event}`] = (listener) =>
    void (listener ? listeners.delete(listener) : listeners.clear());
}

/** Lets a test raise what the phone would: emit('NetworkStatusChange', { isConnected: false }). */
export function emit(event, detail) {
  if (event === 'NetworkStatusChange') handle.offline = !detail.isConnected;
  for (const listener of eventListeners[event]) listener(detail);
}
