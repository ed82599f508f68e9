import { nextDay, shanghaiDay } from '../../../lib/clock.ts';
import { build, type Session } from '../../../lib/db.ts';

export type NamedVersion = {
  id: string;
  version: number;
  name: string;
  starts_on: string;
  published_at: Date | null;
};

/** What a programme was called when this month ended, or is called today while the month lasts or lies ahead. */
export function nameInMonth(
  versions: readonly NamedVersion[],
  { programmeId, month }: { programmeId: string; month: string },
  today: string,
): string {
  const lastDay = nextDay(`${nextDay(`${month}-28`, 4).slice(0, 7)}-01`, -1);
  const day = lastDay < today ? lastDay : today;
  const mine = versions
    .filter((one) => one.id === programmeId)
    .sort((a, b) => a.version - b.version);
  const published = mine.filter((one) => one.published_at !== null);
  const then = published.findLast(
    (one) => one.starts_on <= day && shanghaiDay(one.published_at!) <= day,
  );
  // Money can be older than the first version: then its first name is the only one there is.
  return (then ?? published[0] ?? mine[0])?.name ?? programmeId;
}

/** Names for rows that know programme and month only. */
export async function namesInMonths(
  session: Session,
  programmeIds: readonly string[],
  now: Date,
): Promise<(of: { programmeId: string; month: string }) => string> {
  const versions =
    programmeIds.length === 0
      ? []
      : await session.rows<NamedVersion>(
          build('reward_programmes')
            .select('id', 'version', 'name', 'starts_on', 'published_at')
            .whereIn('id', [...new Set(programmeIds)]),
        );
  return (of) => nameInMonth(versions, of, shanghaiDay(now));
}
