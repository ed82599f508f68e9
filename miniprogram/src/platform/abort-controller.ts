/** WeChat has none, and TanStack Query waits for ever without one; webpack puts this in its place. */
class Signal {
  aborted = false;
  reason: unknown;
  onabort: (() => void) | null = null;
  private listeners = new Set<() => void>();
  addEventListener(_: 'abort', listener: () => void) {
    this.listeners.add(listener);
  }
  removeEventListener(_: 'abort', listener: () => void) {
    this.listeners.delete(listener);
  }
  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
  fire(reason: unknown) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.onabort?.();
    for (const listener of this.listeners) listener();
  }
}

export class AbortController {
  readonly signal = new Signal();
  abort(reason: unknown = new Error('aborted')) {
    this.signal.fire(reason);
  }
}
