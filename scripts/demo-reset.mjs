// npm run demo:reset: forgets the demo city, so that the next start seeds it anew.
import { forgetCity } from './lib/demo-city.mjs';
import { stopLeftovers } from './lib/processes.mjs';
import { explain, SetupError, say } from './lib/progress.mjs';
import { claimDemo } from './lib/run-record.mjs';

try {
  if (process.env.DATABASE_URL) {
    throw new SetupError('DATABASE_URL 指向自备的数据库，这里不清空它；请自行处理后再来。');
  }
  const release = await claimDemo('');
  await stopLeftovers();
  await forgetCity();
  await release();
  say('演示数据已清空，下次 npm start 会重新生成。');
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
