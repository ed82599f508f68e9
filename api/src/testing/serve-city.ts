import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../app.ts';
import { buildContext } from '../build-context.ts';
import type { Config } from '../config.ts';
import { MovableClock } from './start-city.ts';

// A process of its own beside a test's city, on the same database, so that it can be killed.
process.once('message', (config: Config) => {
  const server = createServer(
    createApp(buildContext(config, new MovableClock(process.argv[2]))).callback(),
  );
  server.listen(0, '127.0.0.1', () =>
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  );
});
