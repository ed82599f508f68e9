// The three front ends, each built only when something it is made of has changed.
import fs from 'node:fs';
import path from 'node:path';
import { contentHash } from './content-hash.mjs';
import { withLock } from './lock.mjs';
import { dataDir, inData, inRoot } from './paths.mjs';
import { step } from './progress.mjs';
import { runCommand } from './run-command.mjs';

const SHARED = ['api/contract', 'api/package.json', 'package.json', 'package-lock.json'];
const TARO = { TARO_TELEMETRY: '0', NODE_ENV: 'production' };

/** `variables` are the build-time settings that end up in the output. */
const BUILDS = {
  admin: {
    title: '构建管理端',
    workspace: 'admin',
    script: 'build',
    made: 'admin/dist/index.html',
    env: { NODE_ENV: 'production' },
    variables: [],
  },
  h5: {
    title: '构建市民端 H5',
    workspace: 'miniprogram',
    script: 'build:h5',
    made: 'miniprogram/dist/h5/index.html',
    env: { ...TARO, TARO_ENV: 'h5' },
    variables: ['API_BASE', 'SANDBOX_BASE'],
  },
  weapp: {
    title: '构建微信小程序',
    workspace: 'miniprogram',
    script: 'build:weapp',
    made: 'miniprogram/dist/weapp/app.json',
    env: { ...TARO, TARO_ENV: 'weapp' },
    variables: ['API_BASE', 'TARO_APP_ID'],
  },
};

export const BUILD_NAMES = Object.keys(BUILDS);
export const builtFolder = (name) => inRoot(path.dirname(BUILDS[name].made));

/** Builds `name` unless the same sources and settings were built already; answers whether it built. */
export async function provideBuild(name, variables = {}) {
  const build = BUILDS[name];
  return withLock(dataDir, `build-${name}`, 600_000, async () => {
    const env = { ...build.env, ...pick(variables, build.variables) };
    const hash = contentHash([build.workspace, ...SHARED], env);
    if (readRecord()[name] === hash && fs.existsSync(inRoot(build.made))) return false;
    // A build that is cut in the middle must not pass for the one before it.
    writeRecord(name, undefined);
    const command = ['npm', 'run', build.script, '-w', build.workspace];
    await step(build.title, () => runCommand(`build-${name}`, command, { env }));
    writeRecord(name, hash);
    return true;
  });
}

const recordFile = inData('builds.json');

function readRecord() {
  try {
    return JSON.parse(fs.readFileSync(recordFile, 'utf8'));
  } catch {
    return {};
  }
}

function writeRecord(name, hash) {
  const record = { ...readRecord(), [name]: hash };
  fs.writeFileSync(`${recordFile}.tmp`, JSON.stringify(record, null, 2));
  fs.renameSync(`${recordFile}.tmp`, recordFile);
}

function pick(source, names) {
  return Object.fromEntries(names.filter((n) => n in source).map((n) => [n, source[n]]));
}
