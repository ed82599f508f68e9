import { cellOf } from '../../../lib/geo.ts';
import { LIMITS } from '../limits.ts';
import { findCollusion } from '../patterns/collusion.ts';
import type { Pattern } from '../patterns/pattern.ts';
import { findRings } from '../patterns/rings.ts';
import { findStaged } from '../patterns/staged.ts';
import { type PatternSpot, weigh } from '../rules.ts';
import { type Made, PLANTS, type Plant } from './world.ts';

const withSpot = ({ code, words, figures }: Pattern) => ({
  code,
  words,
  spot: 'spot' in figures ? (figures.spot as PatternSpot) : null,
});

/** What the rules say of every report, each weighed with what was known before it; patterns over the whole span. */
export function judge(world: readonly Made[]): Map<string, ReturnType<typeof weigh>> {
  const shaped = world.map((one) => ({ ...one, cell: cellOf(one) }));
  const handlers = new Map(world.map((one) => [one.caseId, one.handlerId]));
  const patterns: Pattern[] = [
    ...findCollusion(shaped),
    ...findRings(shaped),
    ...findStaged(shaped, handlers),
  ];
  const patternsOf = new Map<string, Pattern[]>();
  for (const pattern of patterns)
    patternsOf.set(pattern.personId, [...(patternsOf.get(pattern.personId) ?? []), pattern]);
  const past = new Map<string, Made[]>();
  const accounts = new Map<string, Set<string>>();
  const verdicts = new Map<string, ReturnType<typeof weigh>>();
  for (const report of world) {
    const since = report.reportedAt.getTime() - LIMITS.recentMs;
    const recent = (past.get(report.personId) ?? []).filter(
      (other) => other.reportedAt.getTime() >= since,
    );
    const onDevice = (accounts.get(report.deviceId) ?? new Set()).add(report.personId);
    accounts.set(report.deviceId, onDevice);
    verdicts.set(
      report.caseId,
      weigh({
        report,
        photos: [report.photo],
        copies: [],
        recent: recent.slice(-LIMITS.recentCount),
        filedCount: recent.length + 1,
        deviceAccounts: onDevice.size,
        phoneAccounts: 1,
        patterns: (patternsOf.get(report.personId) ?? []).map(withSpot),
        watch: null,
      }),
    );
    past.set(report.personId, [...(past.get(report.personId) ?? []), report]);
  }
  return verdicts;
}

export type Figures = {
  kind: Plant;
  planted: number;
  found: number;
  flagged: number;
  right: number;
};

const CODES: Record<Plant, readonly string[]> = {
  splitting: ['splitting'],
  exif: ['exif_time', 'exif_place'],
  speed: ['speed'],
  device_ring: ['device_ring'],
  place_ring: ['place_ring'],
  collusion: ['collusion'],
  staged: ['staged'],
};

/**
 * Per kind: of the planted reports, how many are held; of those held with this kind's reason, how many were planted
 * (with whatever). Of a split series only the fourth and later can be known when they arrive.
 */
export function measure(world: readonly Made[]): {
  kinds: Figures[];
  honest: number;
  falsely: number;
} {
  const verdicts = judge(world);
  const seen = new Map<string, number>();
  const countable = world.filter((one) => {
    const key = `${one.personId} ${one.planted}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return one.planted !== null && (one.planted !== 'splitting' || nth >= LIMITS.splitting.count);
  });
  const isHeldFor = (one: Made, kind: Plant) => {
    const verdict = verdicts.get(one.caseId)!;
    return verdict.isHeld && verdict.signals.some((signal) => CODES[kind].includes(signal.code));
  };
  const guilty = new Set(world.filter((one) => one.planted !== null).map((one) => one.personId));
  const kinds = PLANTS.map((kind) => {
    const planted = countable.filter((one) => one.planted === kind);
    const flagged = world.filter((one) => isHeldFor(one, kind));
    return {
      kind,
      planted: planted.length,
      found: planted.filter((one) => isHeldFor(one, kind)).length,
      flagged: flagged.length,
      right: flagged.filter((one) => guilty.has(one.personId)).length,
    };
  });
  const honest = world.filter((one) => !guilty.has(one.personId));
  const falsely = honest.filter((one) => verdicts.get(one.caseId)!.isHeld).length;
  return { kinds, honest: honest.length, falsely };
}
