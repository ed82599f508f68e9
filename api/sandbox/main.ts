import { writeVendorsEnv } from './settings.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const port = Number(process.env.SANDBOX_PORT ?? 8090);
const dir = process.env.SANDBOX_DIR ?? '.data/sandbox';
const pushUrl = process.env.SANDBOX_PUSH_URL;

async function start(): Promise<Sandbox> {
  try {
    return await startSandbox({
      port,
      dir,
      host: process.env.SANDBOX_HOST ?? '127.0.0.1',
      publicName: process.env.SANDBOX_PUBLIC_NAME ?? 'localhost',
      config: pushUrl ? { pushUrl } : {},
    });
  } catch (trouble) {
    if ((trouble as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw trouble;
    console.error(`sandbox: port ${port} is taken; set SANDBOX_PORT to another one`);
    process.exit(1);
  }
}

const sandbox = await start();
writeVendorsEnv(dir, sandbox.settings);
console.log(`sandbox listening on ${sandbox.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
