import { buildContext } from './build-context.ts';
import { readConfig } from './config.ts';
import { runJob } from './lib/jobs.ts';
import { jobs } from './modules.ts';

// By hand: npm run job <name>
const [name] = process.argv.slice(2);
const job = jobs.find((one) => one.name === name);
if (!job) {
  const names = jobs.map((one) => `  ${one.name}（${one.schedule}）`).join('\n');
  console.error(`${name ? `没有名为 ${name} 的任务。` : '请给出任务名。'}可用的任务：\n${names}`);
  process.exit(1);
}
const context = buildContext(readConfig(undefined, job.process ?? 'api'));
const said = await runJob(context, job);
console.log(said === null ? '另一个进程正在执行该任务' : said || '没有需要处理的内容');
await context.db.close();
