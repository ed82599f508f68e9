import { randomBytes } from 'node:crypto';
import { beijingDay } from '../lib/business-clock.ts';
import type { World } from '../world.ts';

const LIFE_MS = 7200_000;
const OVERLAP_MS = 5 * 60_000;
const FORCE_GAP_MS = 30_000;
const FORCES_PER_DAY = 20;

type Token = { token: string; endsAtMs: number };
type Forced = { atMs: number; day: string; count: number };

/** stable_token: the same token for everybody until its last five minutes; on the real clock. */
export function createAccessTokens(world: World) {
  const tokens = world.journal.table<Token>('accessTokens');
  const forces = world.journal.table<Forced>('forcedTokens');

  function make(): Token {
    const token = randomBytes(96).toString('base64url');
    const fresh = { token, endsAtMs: Date.now() + LIFE_MS };
    const current = tokens.get('current');
    if (current) tokens.put('previous', { ...current, endsAtMs: Date.now() + OVERLAP_MS });
    tokens.put('current', fresh);
    return fresh;
  }

  function force(): Token | null {
    const now = Date.now();
    const day = beijingDay(now);
    const last = forces.get('last');
    const count = last?.day === day ? last.count : 0;
    if (count >= FORCES_PER_DAY || (last && now - last.atMs < FORCE_GAP_MS)) return null;
    forces.put('last', { atMs: now, day, count: count + 1 });
    const fresh = make();
    tokens.remove('previous');
    return fresh;
  }

  return {
    /** null = asked to force too often. */
    issue(isForced: boolean): Token | null {
      if (isForced) return force();
      const current = tokens.get('current');
      return current && current.endsAtMs - Date.now() > OVERLAP_MS ? current : make();
    },
    /** 0, or the errcode a call with this token gets. */
    check(given: string): 0 | 40001 | 42001 {
      const kept = [tokens.get('current'), tokens.get('previous')];
      const found = kept.find((one) => one?.token === given);
      if (!found) return 40001;
      return found.endsAtMs > Date.now() ? 0 : 42001;
    },
  };
}
