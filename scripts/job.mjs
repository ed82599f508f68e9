// npm run job -- NAME: runs one job of the API now, as the clock would have done.
import { payoutEnvironment } from './lib/api-environment.mjs';
import { program } from './lib/programs.mjs';
import { runInForeground, withDemoDatabase } from './lib/run-with-database.mjs';

const port = process.env.PORT || 8080;

await withDemoDatabase(({ url: databaseUrl }) =>
  runInForeground(
    program('api/src/run-job.ts', ...process.argv.slice(2)),
    payoutEnvironment({ databaseUrl, port, publicUrl: `http://localhost:${port}` }),
  ),
);
