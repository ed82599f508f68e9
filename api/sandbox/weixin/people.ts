import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';

const CODE_LIFE_MS = 5 * 60_000;
const SEEN_FOR_MS = 2 * 3_600_000;

type Code = {
  kind: 'login' | 'phone';
  openid: string;
  phone?: string | undefined;
  unionid?: string | undefined;
  madeAtMs: number;
};

type Person = { openid: string; seenAtMs: number; riskRank: number };

/** The phones of citizens: who they are, and the codes that their WeChat hands to the mini-program. */
export function createPeople(world: World) {
  const codes = world.journal.table<Code>('codes');
  const people = world.journal.table<Person>('people');
  const personOf = (openid: string): Person =>
    people.get(openid) ?? { openid, seenAtMs: 0, riskRank: 0 };

  function mint(code: Omit<Code, 'madeAtMs'>): string {
    for (const [old, { madeAtMs }] of codes.entries()) {
      if (Date.now() - madeAtMs >= CODE_LIFE_MS) codes.remove(old);
    }
    const value = `0${randomBytes(15).toString('hex')}`;
    codes.put(value, { ...code, madeAtMs: Date.now() });
    return value;
  }

  return {
    mint,
    /** A code works once, and only for what it was made for. */
    use(value: string, kind: Code['kind']): Code | null {
      const code = codes.get(value);
      if (code?.kind !== kind || Date.now() - code.madeAtMs >= CODE_LIFE_MS) return null;
      codes.remove(value);
      if (kind === 'login') {
        people.put(code.openid, { ...personOf(code.openid), seenAtMs: Date.now() });
      }
      return code;
    },
    isKnown: (openid: string) => people.get(openid) !== undefined,
    isSeenLately: (openid: string) => Date.now() - personOf(openid).seenAtMs < SEEN_FOR_MS,
    riskRank: (openid: string) => personOf(openid).riskRank,
    setRiskRank: (openid: string, riskRank: number) =>
      people.put(openid, { ...personOf(openid), riskRank }),
  };
}
