// npm run check: format, lint and types of everything.
import { runChecks } from './lib/checks.mjs';
import { provideDependencies } from './lib/npm-install.mjs';

await provideDependencies();
const results = await runChecks();
process.exitCode = results.every((one) => one.isPassed) ? 0 : 1;
