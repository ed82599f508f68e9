// npm run build [admin|h5|weapp …]: the front ends that changed; API_BASE is needed by weapp alone.
import { BUILD_NAMES, builtFolder, provideBuild } from './lib/builds.mjs';
import { provideDependencies } from './lib/npm-install.mjs';
import { explain, say } from './lib/progress.mjs';

const names = process.argv.slice(2).length ? process.argv.slice(2) : BUILD_NAMES;

try {
  await provideDependencies();
  for (const name of names) {
    const wasBuilt = await provideBuild(name, process.env);
    say(`  ${wasBuilt ? '已构建' : '没有变化'} ${builtFolder(name)}`);
  }
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
