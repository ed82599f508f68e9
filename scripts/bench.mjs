// npm run bench [WORD]: the measuring programs under api/src/bench, one after the other.
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { program } from './lib/programs.mjs';
import { say } from './lib/progress.mjs';
import { runInForeground } from './lib/run-with-database.mjs';
import { useTestDatabase } from './lib/test-database.mjs';

const [word = ''] = process.argv.slice(2);
const folder = inRoot('api/src/bench');
const found = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
const files = found.filter((name) => name.endsWith('.bench.ts') && name.includes(word)).sort();
if (files.length === 0) say(`api/src/bench 里没有名字含"${word}"的测量程序。`);

const database = await useTestDatabase();
try {
  for (const file of files) {
    say(`\n${file}`);
    const env = { TEST_DATABASE_URL: database.url };
    const code = await runInForeground(program(`api/src/bench/${file}`), env);
    if (code !== 0) process.exitCode = code;
  }
} finally {
  await database.release();
}
