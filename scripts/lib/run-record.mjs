// Who holds the demo, so that a second start can say where the first one is.
import fs from 'node:fs';
import { tryLock } from './lock.mjs';
import { dataDir, inData } from './paths.mjs';
import { SetupError } from './progress.mjs';

const file = inData('run.json');

/** Makes this process the only one that runs (or resets) the demo; answers how to give it back. */
export async function claimDemo(url) {
  const release = await tryLock(dataDir, 'demo');
  if (!release) throw new SetupError(describeHolder());
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, url }));
  return () => {
    fs.rmSync(file, { force: true });
    return release();
  };
}

function describeHolder() {
  try {
    const { pid, url } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return `随手拍已经在运行（进程 ${pid}，地址 ${url}/）；请先用 Ctrl-C 停止它。`;
  } catch {
    return '随手拍已经在启动；请先用 Ctrl-C 停止它。';
  }
}
