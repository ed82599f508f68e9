// npm run sandbox: the local stand-in for WeChat and COS alone, for working on the API by hand.
import { sandboxDir } from './lib/api-environment.mjs';
import { claimPort } from './lib/ports.mjs';
import { program } from './lib/programs.mjs';
import { explain, say } from './lib/progress.mjs';
import { runInForeground } from './lib/run-with-database.mjs';

try {
  const port = await claimPort('SANDBOX_PORT', 8090, 'npm run sandbox');
  process.exitCode = await runInForeground(program('api/sandbox/main.ts'), {
    SANDBOX_PORT: String(port),
    SANDBOX_DIR: sandboxDir,
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
