import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildHarness } from './harness/build.mjs';

/** What `npm run build:weapp` writes; WEAPP_DIST names another build. */
export const dist =
  process.env.WEAPP_DIST ?? fileURLToPath(new URL('../dist/weapp', import.meta.url));

/** Compiles the built package for jsdom and Chromium into a folder of its own. */
export async function compileWeapp(): Promise<{
  folder: string;
  diagnostics: string[];
  remove: () => void;
}> {
  if (!fs.existsSync(path.join(dist, 'app.json')))
    throw new Error('no WeChat bundle: run `npm run build:weapp -w miniprogram` first');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-'));
  const { diagnostics } = await buildHarness(dist, folder);
  return { folder, diagnostics, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
