import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Rate } from '../../../contract/route.ts';
import { refuse } from '../refusal.ts';

/** Calls allowed per key (person, else address) in so many seconds. */
export const RATE_LIMITS: Record<Rate, { calls: number; seconds: number }> = {
  read: { calls: 1200, seconds: 60 },
  write: { calls: 300, seconds: 60 },
  login: { calls: 20, seconds: 60 },
  report: { calls: 60, seconds: 3600 },
  money: { calls: 40, seconds: 60 },
  // What a vendor charges for by the call.
  costly: { calls: 10, seconds: 3600 },
  callback: { calls: 6000, seconds: 60 },
};

export type RateGate = (rate: Rate, keys: string[]) => Promise<void>;

/** Attempts count, not successes. */
export function createRateGate(limits: typeof RATE_LIMITS = RATE_LIMITS): RateGate {
  const limiters = new Map(
    Object.entries(limits).map(([rate, limit]) => [
      rate,
      new RateLimiterMemory({ points: limit.calls, duration: limit.seconds, keyPrefix: rate }),
    ]),
  );
  return async (rate, keys) => {
    for (const key of keys) {
      try {
        await limiters.get(rate)?.consume(key);
      } catch (error) {
        if (error instanceof Error) throw error;
        throw refuse('too_many_requests');
      }
    }
  };
}
