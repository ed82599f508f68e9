import type { ProgrammeRules } from '../../../../contract/programme-rules.ts';
import { MIN_PAY_FEN } from '../programmes/rules.ts';

/** One thing that is counted, and what it may come to. */
export type Cap = {
  /** The counter's row: programme, what is counted, whose, and of which time. */
  id: string;
  maxTimes: number | null;
  maxFen: number | null;
};
export type Used = { times: number; amountFen: number };

type Entry = {
  programmeId: string;
  personId: string;
  deviceKey: string | null;
  caseId: string;
  /** The Shanghai day it counts for. */
  day: string;
};

/** The counters an entry goes through, in the one order in which they are locked. Unlimited ones are not counted. */
export function capsOf(entry: Entry, { caps }: ProgrammeRules): Cap[] {
  const { programmeId: id, personId, deviceKey, caseId, day } = entry;
  const month = day.slice(0, 7);
  const all: Cap[] = [
    cap(`${id}|case|${caseId}`, null, caps.caseFen),
    cap(
      `${id}|device-day|${deviceKey?.slice(0, 32)}|${day}`,
      deviceKey ? caps.deviceDayCount : null,
      null,
    ),
    cap(`${id}|person-day|${personId}|${day}`, caps.personDayCount, caps.personDayFen),
    cap(`${id}|person-month|${personId}|${month}`, null, caps.personMonthFen),
    cap(`${id}|pool-day|${day}`, null, caps.poolDayFen),
    cap(`${id}|pool-month|${month}`, null, caps.poolMonthFen),
  ];
  return all
    .filter((one) => one.maxTimes !== null || one.maxFen !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const cap = (id: string, maxTimes: number | null, maxFen: number | null): Cap => ({
  id,
  maxTimes,
  maxFen,
});

export type Fit = { amountFen: number; isCounted: boolean; isOver: boolean; isPoolUsedUp: boolean };

/** What of an amount the caps leave. */
export function fitCaps(
  caps: readonly Cap[],
  used: ReadonlyMap<string, Used>,
  wantedFen: number,
  overCap: ProgrammeRules['caps']['overCap'],
): Fit {
  const left = caps.map((one) => {
    const { times, amountFen } = used.get(one.id) ?? { times: 0, amountFen: 0 };
    const isFull = one.maxTimes !== null && times >= one.maxTimes;
    const leftFen =
      one.maxFen === null ? Number.POSITIVE_INFINITY : Math.max(0, one.maxFen - amountFen);
    return { id: one.id, leftFen: isFull ? 0 : leftFen, isFull };
  });
  const least = Math.min(wantedFen, ...left.map((one) => one.leftFen));
  if (least === wantedFen && !left.some((one) => one.isFull))
    return { amountFen: wantedFen, isCounted: true, isOver: false, isPoolUsedUp: false };
  const isPoolUsedUp = left.some((one) => one.leftFen < wantedFen && one.id.includes('|pool-'));
  if (overCap === 'part' && least >= MIN_PAY_FEN && !left.some((one) => one.isFull))
    return { amountFen: least, isCounted: true, isOver: true, isPoolUsedUp };
  return { amountFen: 0, isCounted: overCap === 'entry_zero', isOver: true, isPoolUsedUp };
}
