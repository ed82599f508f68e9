// npm run demo:reset: forgets the demo city, so that the next start seeds it anew.
import fs from 'node:fs';
import { stopEmbeddedMariadb } from './lib/embedded-mariadb.mjs';
import { dataDir, inData } from './lib/paths.mjs';
import { stopLeftovers } from './lib/processes.mjs';
import { demoDatabaseHome } from './lib/programs.mjs';
import { explain, SetupError, say } from './lib/progress.mjs';
import { claimDemo } from './lib/run-record.mjs';

// What costs minutes to make again and holds nothing of the city stays.
const KEPT = ['builds.json', 'packages', 'test-mariadb'];

try {
  if (process.env.DATABASE_URL) {
    throw new SetupError('DATABASE_URL 指向自备的数据库，这里不清空它；请自行处理后再来。');
  }
  const release = await claimDemo('');
  await stopLeftovers();
  await stopEmbeddedMariadb(demoDatabaseHome);
  for (const name of fs.existsSync(dataDir) ? fs.readdirSync(dataDir) : []) {
    if (!KEPT.includes(name)) fs.rmSync(inData(name), { recursive: true, force: true });
  }
  await release();
  say('演示数据已清空，下次 npm start 会重新生成。');
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
