import { words } from './browser/words.js';

/**
 * Names a browser has and WeChat's logic layer has not. Every module of the bundle gets them as
 * parameters without a value, so code that needs one of them fails here as it would on a phone.
 * (Taro brings its own `window`, `document`, `URL` … by import; those are not touched.)
 */
export const HIDDEN_NAMES = words(`
  window document navigator location history screen self parent top frames alert
  localStorage sessionStorage indexedDB crypto performance process
  XMLHttpRequest fetch WebSocket Headers Request Response FormData MessageChannel
  Blob File FileReader Image URL URLSearchParams TextEncoder TextDecoder
  AbortController AbortSignal structuredClone queueMicrotask
  requestAnimationFrame cancelAnimationFrame MutationObserver IntersectionObserver
  HTMLElement Element Node Event CustomEvent getComputedStyle matchMedia`);

/** What WeChat does hand to a module, in the order in which browser/modules.js passes it. */
export const GIVEN_NAMES = words(`
  require module exports wx App Page Component Behavior
  getApp getCurrentPages globalThis global Function`);
