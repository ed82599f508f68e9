import { z } from 'zod';
import type { BusinessClock } from './lib/business-clock.ts';
import type { Credentials } from './lib/credentials.ts';
import type { Faults } from './lib/faults.ts';
import type { Journal } from './lib/journal.ts';

/** What a person may set on the vendors' consoles, and how fast the stand-ins work. */
export const configShape = z.strictObject({
  /** From the payee's tap to SUCCESS. */
  settleAfterMs: z.int().min(0).default(300),
  cancelAfterMs: z.int().min(0).default(300),
  /** 1 = the vendor's real waiting times between repeats of a callback. */
  repeatScale: z.number().min(0).default(1),
  callbackTimeoutMs: z.int().min(1).default(5000),
  verdictAfterMs: z.int().min(0).default(1500),
  /** Where the platform pushes to; empty = nothing configured. */
  pushUrl: z.string().default(''),
  pushMode: z.enum(['plain', 'compatible', 'encrypted']).default('encrypted'),
  keyMode: z.enum(['public_key', 'certificate', 'mixed']).default('public_key'),
  singleMaxFen: z.int().default(20_000),
  personDayMaxFen: z.int().default(200_000),
  merchantDayMaxFen: z.int().default(10_000_000),
  callsPerSecond: z.int().default(100),
  cancelsPerSecond: z.int().default(20),
});

export type Config = z.output<typeof configShape>;

export type World = {
  credentials: Credentials;
  clock: BusinessClock;
  journal: Journal;
  faults: Faults;
  config(): Config;
  configure(change: Partial<Config>): Config;
  /** Ends what is on the wire when the sandbox stops. */
  stopping: AbortSignal;
};
