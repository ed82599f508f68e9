import { addresses, type DemoAddress } from './city/addresses.ts';
import { citizens } from './city/citizens.ts';
import { picker } from './city/picker.ts';
import { staff } from './city/staff.ts';
import { type StandardLine, standards } from './city/standards.ts';
import { type DemoUnit, unitFor } from './city/units.ts';
import { photoKinds } from './photos.ts';

/** How far along the road a demo case is. */
export type Ending =
  | 'reported'
  | 'rejected'
  | 'withdrawn'
  | 'merged'
  | 'filed'
  | 'dispatched'
  | 'returned'
  | 'handling'
  | 'submitted'
  | 'fed_back'
  | 'failed_check'
  | 'checked'
  | 'closed'
  | 'reworked'
  | 'rated'
  | 'voided'
  | 'verifying'
  | 'transferred'
  | 'suspended'
  | 'enforcing'
  | 'asked'
  | 'force_closed'
  | 'disputed'
  | 'appealed';

export type DemoCase = {
  serial: number;
  ending: Ending;
  citizen: number;
  kind: string;
  address: DemoAddress;
  standard: StandardLine;
  unit: DemoUnit;
  leaderId: string;
  handlerId: string;
  reportedAt: Date;
  /** For waits between steps: 0–1, the same on every machine. */
  pace: number;
};

/** Of every hundred cases, how many end where. Old cases are finished, young ones still under way. */
const OLD: [Ending, number][] = [
  ['rated', 34],
  ['closed', 34],
  ['reworked', 8],
  ['rejected', 12],
  ['withdrawn', 3],
  ['merged', 4],
  ['voided', 2],
  ['checked', 3],
  ['transferred', 3],
  ['suspended', 2],
  ['force_closed', 1],
];
const YOUNG: [Ending, number][] = [
  ['reported', 30],
  ['filed', 12],
  ['dispatched', 12],
  ['returned', 3],
  ['handling', 14],
  ['submitted', 7],
  ['fed_back', 9],
  ['failed_check', 4],
  ['checked', 5],
  ['merged', 4],
  ['verifying', 4],
  ['enforcing', 2],
  ['asked', 4],
  ['disputed', 3],
  ['appealed', 2],
];

const HOUR = 3600_000;
const DAYS = 38;

/** The same cases on every machine, counted back from now. Pure. */
export function planCases(count: number, now: Date, hasCalendar: boolean): DemoCase[] {
  const random = seeded(20_260_913);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const choices = possibleChoices(hasCalendar);
  return Array.from({ length: count }, (_, serial) => {
    // Squared, so that there is more of the last days than of the first.
    const ageMs = random() ** 2 * DAYS * 24 * HOUR + 0.2 * HOUR;
    const ending = weighted(ageMs > 40 * HOUR ? OLD : YOUNG, random());
    const choice = pick(choices);
    const reportedAt = atDaytime(new Date(now.getTime() - ageMs), now);
    const person =
      random() < 0.4 ? Math.floor(random() * 4) : Math.floor(random() * citizens.length);
    return { serial, ending, citizen: person, ...choice, reportedAt, pace: random() };
  }).sort((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime());
}

type Choice = Pick<DemoCase, 'kind' | 'address' | 'standard' | 'unit' | 'leaderId' | 'handlerId'>;

/** Every kind × place for which there are a picture, a standard line, and a unit with people in it. */
function possibleChoices(hasCalendar: boolean): Choice[] {
  return photoKinds.flatMap((kind) => {
    const keys = picker.find((choice) => choice.id === kind)?.mapsTo ?? [];
    const line = standards.find(
      (one) =>
        keys.includes(one.categoryKey) && (hasCalendar || one.limit.unit.startsWith('urgent')),
    );
    return line ? addresses.flatMap((address) => crewFor(kind, address, line)) : [];
  });
}

function crewFor(kind: string, address: DemoAddress, standard: StandardLine): Choice[] {
  const unit = unitFor(standard.trade, address.divisionCode);
  const crew = staff.filter((person) => person.unitId === unit?.id);
  const leader = crew.find((person) => person.roles.includes('dept_leader'));
  const handler = crew.find((person) => person.roles.includes('handler'));
  if (!unit || !leader || !handler) return [];
  return [{ kind, address, standard, unit, leaderId: leader.id, handlerId: handler.id }];
}

function weighted(table: [Ending, number][], random: number): Ending {
  let left = random * table.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [ending, weight] of table) {
    left -= weight;
    if (left < 0) return ending;
  }
  return table[0]?.[0] ?? 'reported';
}

// People report by day: night hours move to the evening before, the newest ones stay as they are.
function atDaytime(at: Date, now: Date): Date {
  const hour = (at.getUTCHours() + 8) % 24;
  if (hour >= 7 && hour < 22) return at;
  const moved = new Date(at.getTime() - ((hour + 24 - 19) % 24) * HOUR);
  return now.getTime() - at.getTime() < 6 * HOUR ? at : moved;
}

/** mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
