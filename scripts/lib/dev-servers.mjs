// npm run dev: the API restarts and the admin page reloads on change, the H5 page is built again.
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { provideBuild } from './builds.mjs';
import { inRoot } from './paths.mjs';
import { explain, say } from './progress.mjs';

const node = process.execPath;

export const apiDev = (file = 'api/src/main.ts') => [
  node,
  inRoot('node_modules/tsx/dist/cli.mjs'),
  'watch',
  '--clear-screen=false',
  file,
];

/** Vite's own server on the next port; it asks the API at API_PROXY. */
export function adminDev(apiPort) {
  const port = apiPort + 1;
  return {
    command: [node, inRoot('node_modules/vite/bin/vite.js'), '--port', `${port}`, '--strictPort'],
    cwd: inRoot('admin'),
    env: { API_PROXY: `http://127.0.0.1:${apiPort}`, NODE_ENV: 'development' },
    url: `http://localhost:${port}/admin/`,
  };
}

/** Taro's watching server needs packages we do without, so a change means one more ordinary build. */
export function rebuildH5OnChange(variables) {
  let isBuilding = false;
  let isStale = false;
  async function rebuild() {
    isStale = true;
    if (isBuilding) return;
    isBuilding = true;
    while (isStale) {
      await sleep(300); // an editor saves several files at once
      isStale = false;
      await provideBuild('h5', variables).catch((error) => say(explain(error)));
    }
    isBuilding = false;
  }
  for (const folder of ['miniprogram/src', 'api/contract']) {
    fs.watch(inRoot(folder), { recursive: true }, () => void rebuild()).unref();
  }
}
