import type { Session } from './db.ts';

/** What a listener gets besides the event: the transaction it happens in, and the moment. */
export type Moment = { session: Session; now: Date };
type Listener<Payload> = (moment: Moment, payload: Payload) => Promise<void>;

/**
 * Typed, ordered listeners that run in the publisher's transaction: when one throws, nothing has happened.
 */
export class Events<Catalogue> {
  private readonly listeners = new Map<keyof Catalogue, Listener<never>[]>();

  on<Name extends keyof Catalogue>(name: Name, listener: Listener<Catalogue[Name]>): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener as Listener<never>]);
  }

  async publish<Name extends keyof Catalogue>(
    name: Name,
    moment: Moment,
    payload: Catalogue[Name],
  ): Promise<void> {
    for (const listener of this.listeners.get(name) ?? []) await listener(moment, payload as never);
  }
}
