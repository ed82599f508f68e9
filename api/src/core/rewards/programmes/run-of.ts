import type { ProgrammeRow as ProgrammeLine } from '../../../../contract/programmes.ts';
import { nextDay, startOfDay } from '../../../lib/clock.ts';
import type { ProgrammeRow } from './store.ts';

type Row = Pick<
  ProgrammeRow,
  'id' | 'version' | 'state' | 'starts_on' | 'ends_on' | 'published_at' | 'ended_at'
>;

/** From its first day on, and not before it was published. */
const beginOf = ({ starts_on, published_at }: Row): Date => {
  const day = startOfDay(starts_on);
  return published_at && published_at > day ? published_at : day;
};
const lastMomentOf = ({ ends_on }: Row): Date => startOfDay(nextDay(ends_on));
const everBegins = (row: Row): boolean => beginOf(row) < lastMomentOf(row);

/** From when until when one version counts, seen among all that were published under its id. Pure. */
export function runOf(row: Row, published: readonly Row[], now: Date): ProgrammeLine['run'] {
  const isPublished = row.state === 'published' || row.state === 'ended';
  if (!isPublished || !everBegins(row)) return null;
  const from = beginOf(row);
  // What ran out before its time gives the place back: those take nothing from a version that outlives them.
  const newer = published
    .filter((one) => one.id === row.id && one.version > row.version && everBegins(one))
    .filter((one) => lastMomentOf(one) > now || one.ends_on >= row.ends_on)
    .map((one) => ({ at: beginOf(one), version: one.version }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  const stop = row.ended_at && { at: row.ended_at, version: null };
  const end = stop && (!newer || stop.at <= newer.at) ? stop : newer;
  if (!end || end.at >= lastMomentOf(row))
    return { from: from.toISOString(), until: null, replacedBy: null };
  if (end.at <= from) return null;
  return { from: from.toISOString(), until: end.at.toISOString(), replacedBy: end.version };
}
