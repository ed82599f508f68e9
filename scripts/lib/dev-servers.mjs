// npm run dev: each front end under its own watcher, all asking the API for data by API_PROXY.
import { inRoot } from './paths.mjs';

const node = process.execPath;

export const apiDev = () => [
  node,
  inRoot('node_modules/tsx/dist/cli.mjs'),
  'watch',
  '--clear-screen=false',
  'api/src/main.ts',
];

export function adminDev(apiPort) {
  const port = apiPort + 1;
  const vite = inRoot('node_modules/vite/bin/vite.js');
  return {
    name: 'admin-dev',
    command: [node, vite, '--port', String(port), '--strictPort'],
    cwd: inRoot('admin'),
    env: { API_PROXY: `http://localhost:${apiPort}`, NODE_ENV: 'development' },
    url: `http://localhost:${port}/admin/`,
  };
}

export function h5Dev(apiPort) {
  const port = apiPort + 2;
  const taro = inRoot('node_modules/@tarojs/cli/bin/taro');
  return {
    name: 'h5-dev',
    command: [node, taro, 'build', '--type', 'h5', '--watch', '--port', String(port)],
    cwd: inRoot('miniprogram'),
    env: {
      API_PROXY: `http://localhost:${apiPort}`,
      NODE_ENV: 'development',
      TARO_ENV: 'h5',
      TARO_TELEMETRY: '0',
      NO_COLOR: '1',
    },
    url: `http://localhost:${port}/`,
  };
}
