/** jsdom has no fetch and no Blob that fetch accepts, so it lends Node's as `__NET__`; a browser uses its own. */
const lent = window.__NET__;

export const isLent = Boolean(lent);
export const fetch = lent?.fetch ?? window.fetch.bind(window);
export const Blob = lent?.Blob ?? window.Blob;
export const FormData = lent?.FormData ?? window.FormData;
