import { setMaxListeners } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAccount } from './account/account.ts';
import { createFundFlow } from './account/fund-flow.ts';
import { type Control, createControl } from './control/operations.ts';
import { createControlRoutes, isForBrowsers } from './control/routes.ts';
import { createObjects } from './cos/objects.ts';
import { BUCKET, createCosRoutes } from './cos/routes.ts';
import { createBusinessClock } from './lib/business-clock.ts';
import { keepCredentials } from './lib/credentials.ts';
import { createFaults } from './lib/faults.ts';
import { openJournal } from './lib/journal.ts';
import { createDoors } from './lib/serve.ts';
import { createPageRoutes } from './page/routes.ts';
import { createBills } from './pay/bills.ts';
import { createCallbacks } from './pay/callbacks.ts';
import { createPayee } from './pay/payee.ts';
import { createPayRoutes } from './pay/routes.ts';
import { type SandboxSettings, settingsFor } from './settings.ts';
import { createAccessTokens } from './weixin/access-tokens.ts';
import { createImageChecks } from './weixin/content-checks.ts';
import { createPeople } from './weixin/people.ts';
import { createPushes } from './weixin/push.ts';
import { createWeixinRoutes } from './weixin/routes.ts';
import { createSubscriptions } from './weixin/subscriptions.ts';
import { type Config, configShape, type World } from './world.ts';

export type SandboxOptions = {
  /** 0 = any free port. */
  port: number;
  host?: string;
  /** The name under which callers reach it, when that is not the host it listens on. */
  publicName?: string | undefined;
  /** All state lives here and survives a kill. */
  dir: string;
  /** Base of the business clock. */
  clock?: () => number;
  config?: Partial<Config>;
};

export type Sandbox = {
  url: string;
  port: number;
  settings: SandboxSettings;
  control: Control;
  stop(): Promise<void>;
};

const HEARTBEAT_MS = 50;

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  mkdirSync(options.dir, { recursive: true });
  const stopping = new AbortController();
  // Every call under way listens for the end.
  setMaxListeners(0, stopping.signal);
  const host = options.host ?? '127.0.0.1';
  // The port comes first: a second sandbox fails here, before it touches the first one's journal.
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const publicHost = `${options.publicName ?? host}:${port}`;
  const world = await openWorld(options, stopping.signal);
  const parts = assemble(world, options.dir);
  const control = createControl(parts);
  server.on('request', doorsOf(world, parts, control, stopping.signal));
  const heart = setInterval(parts.tick, HEARTBEAT_MS);

  return {
    url: `http://${publicHost}`,
    port,
    settings: settingsFor(world.credentials, publicHost),
    control,
    async stop() {
      clearInterval(heart);
      stopping.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await parts.settled();
      world.journal.close();
    },
  };
}

async function openWorld(options: SandboxOptions, stopping: AbortSignal): Promise<World> {
  const credentials = await keepCredentials(options.dir);
  const journal = openJournal(join(options.dir, 'journal.jsonl'));
  const kept = journal.table<Partial<Config>>('config');
  const config = () => configShape.parse({ ...options.config, ...kept.get('config') });
  return {
    credentials,
    journal,
    stopping,
    clock: createBusinessClock(journal.table('clock'), options.clock ?? Date.now),
    faults: createFaults(journal.table('faults')),
    config,
    configure(change) {
      kept.put('config', { ...kept.get('config'), ...change });
      return config();
    },
  };
}

function doorsOf(
  world: World,
  parts: ReturnType<typeof assemble>,
  control: Control,
  stopping: AbortSignal,
) {
  const nobody = () => false;
  return createDoors({
    faults: world.faults,
    flush: world.journal.flush,
    stopping,
    mounts: [
      { prefix: '/pay', vendor: parts.payRoutes, cors: nobody },
      { prefix: '/weixin', vendor: parts.weixinRoutes, cors: nobody },
      { prefix: `/cos/${BUCKET}`, vendor: parts.cosRoutes, cors: () => true },
      { prefix: '/control', vendor: createControlRoutes(control), cors: isForBrowsers },
      { prefix: '', vendor: createPageRoutes(control), cors: nobody },
    ],
  });
}

function assemble(world: World, dir: string) {
  const account = createAccount(world);
  const callbacks = createCallbacks(world);
  const bills = createBills(world, account, callbacks.plan);
  const payee = createPayee(world, bills);
  const fundFlow = createFundFlow(world, account);
  const people = createPeople(world);
  const subscriptions = createSubscriptions(world);
  const pushes = createPushes(world);
  const images = createImageChecks(world, pushes);
  const tokens = createAccessTokens(world);
  const objects = createObjects(world, join(dir, 'objects'));
  const tick = () => {
    bills.tick();
    objects.tick();
    world.journal.flush();
    callbacks.tick();
    pushes.tick();
  };
  const settled = () => Promise.all([callbacks.settled(), pushes.settled(), images.settled()]);
  return {
    ...{ world, account, bills, payee, callbacks, people, subscriptions, pushes, objects },
    ...{ tick, settled },
    payRoutes: createPayRoutes(world, { bills, payee, callbacks, fundFlow }),
    weixinRoutes: createWeixinRoutes(world, { tokens, people, subscriptions, images }),
    cosRoutes: createCosRoutes(world, objects),
  };
}
