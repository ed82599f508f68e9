import type { IncomingHttpHeaders } from 'node:http';
import type { Routes } from '../contract/index.ts';
import type { StaffRole } from '../contract/roles.ts';
import type { ReplyOf, RequestOf } from '../contract/route.ts';
import type { Context } from './context.ts';
import type { Job } from './lib/jobs.ts';
import type { OutboxHandler } from './lib/outbox.ts';
import { refuse } from './lib/refusal.ts';

export type CitizenActor = { kind: 'citizen'; id: string; sessionId: string };
export type StaffActor = {
  kind: 'staff';
  id: string;
  name: string;
  roles: StaffRole[];
  unitId: string;
  /** The district the person's unit belongs to, or null for the whole city. */
  areaId: string | null;
  sessionId: string;
};
export type Actor = { kind: 'anyone' } | { kind: 'vendor' } | CitizenActor | StaffActor;

/** What a handler knows of one call, besides the parsed input. */
export type Call = {
  actor: Actor;
  headers: IncomingHttpHeaders;
  /** The exact bytes, kept for routes whose caller is a vendor. */
  raw: Buffer;
  ip: string;
  /** Writes (or, with null, removes) the staff session cookie. */
  setSession(token: string | null): void;
};

export type Handler<Name extends keyof Routes> = (
  context: Context,
  request: RequestOf<Routes[Name]> & Call,
) => Promise<ReplyOf<Routes[Name]>>;

/** What a part of the house brings along. */
export type Module = {
  name: string;
  routes?: { [Name in keyof Routes]?: Handler<Name> };
  jobs?: Job[];
  outbox?: Record<string, OutboxHandler>;
  /** Registers listeners on `context.events`. */
  listen?: (context: Context) => void;
};

export function citizenOf(actor: Actor): CitizenActor {
  if (actor.kind !== 'citizen') throw refuse('role_not_allowed');
  return actor;
}

export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw refuse('role_not_allowed');
  return actor;
}
