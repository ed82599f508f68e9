import { cellOf } from '../../../lib/geo.ts';
import type { Facts, WeighedPhoto } from '../rules.ts';

/** A report of the made-up city, with the fraud that was planted in it, if any. */
export type Made = Facts['report'] & {
  personId: string;
  areaId: string;
  filedBy: string;
  filedAt: Date;
  handlerId: string;
  deviceId: string;
  photo: WeighedPhoto;
  planted: Plant | null;
};
export const PLANTS = [
  'splitting',
  'exif',
  'speed',
  'device_ring',
  'place_ring',
  'collusion',
  'staged',
] as const;
export type Plant = (typeof PLANTS)[number];

const DAY_MS = 86_400_000;
const START = Date.parse('2026-09-20T16:00:00Z');
export const DAYS = 56;
const AREAS = 4;
const PICKS = ['litter', 'manhole', 'hawker', 'bikes', 'small_ads', 'road_damage', 'street_lamp'];
const METRE = 1 / 111_000;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Honest people as they are: they stay near home, some walk a street and report three things of a kind, families
 * share a phone, couples walk together, some report from drafts, clocks and EXIF are sometimes a little wrong, and
 * evening people always meet the evening acceptors. Into them some of each kind of fraud is planted.
 */
export function makeWorld(size: { people: number; perPlant: number; seed: number }): Made[] {
  const random = seeded(size.seed);
  const reports: Made[] = [];
  const between = (low: number, high: number) => low + random() * (high - low);
  const choose = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const near = (at: { longitude: number; latitude: number }, metres: number) => ({
    longitude: at.longitude + (between(-metres, metres) * METRE) / 0.8,
    latitude: at.latitude + between(-metres, metres) * METRE,
  });
  const moment = (day: number) =>
    new Date(START + day * DAY_MS + between(7, 21) * 3_600_000 + between(0, 3_600_000));
  const homeOf = (area: number) => ({
    longitude: 119 + area * 0.2 + between(0, 0.12),
    latitude: 36.6 + between(0, 0.12),
  });

  type Person = { id: string; area: number; home: ReturnType<typeof homeOf>; device: string };
  let serial = 0;
  const join = (area = Math.floor(random() * AREAS), device?: string): Person => {
    const id = `P${++serial}`;
    return { id, area, home: homeOf(area), device: device ?? `D${serial}` };
  };
  const report = (
    person: Person,
    at: { longitude: number; latitude: number },
    when: Date,
    change: Partial<Made> = {},
  ): void => {
    const caseNo = `C${reports.length + 1}`;
    const filedAt = new Date(when.getTime() + between(5, 90) * 60_000);
    const shift = Math.floor((filedAt.getTime() % DAY_MS) / (8 * 3_600_000));
    // Two or three acceptors of an area and shift, one of them faster than the others.
    const filedBy = `A${person.area}-${shift}-${Math.floor(random() ** 1.4 * 3)}`;
    const isDraft = random() < 0.04;
    const hasExif = random() < 0.3;
    const reportedAt = isDraft ? new Date(when.getTime() + between(1, 20) * 3_600_000) : when;
    const noisy = near(at, 15);
    reports.push({
      caseId: caseNo,
      caseNo,
      personId: person.id,
      pickId: choose(PICKS),
      areaId: `area-${person.area}`,
      ...noisy,
      accuracyM: between(5, 40),
      seenAt: when,
      capturedAt: when,
      reportedAt,
      filedAt,
      filedBy,
      // A street has its own cleaner, who is not always on duty.
      handlerId: `H${person.area}-${random() < 0.75 ? cellOf(at) % 6 : Math.floor(random() * 6)}`,
      deviceId: person.device,
      photo: {
        id: caseNo,
        hintTakenAt: hasExif ? new Date(when.getTime() - between(0, 30) * 60_000) : null,
        hintLongitude: hasExif ? near(noisy, 60).longitude : null,
        hintLatitude: hasExif ? noisy.latitude : null,
      },
      isDropped: false,
      planted: null,
      ...change,
    });
  };

  for (let i = 0; i < size.people; i++) {
    const person = join();
    const keenness = random() ** 3;
    const times = 1 + Math.floor(keenness * 25);
    for (let n = 0; n < times; n++) {
      const when = moment(Math.floor(random() * DAYS));
      const at = near(person.home, 1500);
      const pickId = choose(PICKS);
      report(person, at, when, { pickId });
      // A walk along the street: up to three of a kind, far enough apart to be different things.
      if (random() < 0.06)
        for (const step of [1, 2])
          report(person, near(at, 120), new Date(when.getTime() + step * 20 * 60_000), { pickId });
    }
    // The bin before the own door, again and again, as it really was; neighbours see the same one.
    if (random() < 0.03) {
      const bin = near(person.home, 40);
      const neighbour = { ...join(person.area), home: person.home };
      for (let n = 0; n < 7; n++) {
        const when = moment(Math.floor(random() * DAYS));
        report(person, near(bin, 15), when, { pickId: 'litter' });
        if (random() < 0.3)
          report(neighbour, near(bin, 15), new Date(when.getTime() + 25 * 60_000), {
            pickId: 'litter',
          });
      }
    }
    if (random() < 0.08) {
      const spouse = { ...join(person.area, person.device), home: person.home };
      for (const day of [3, 21]) {
        const [at, when] = [near(person.home, 800), moment(day)];
        report(person, at, when);
        report(spouse, near(at, 30), new Date(when.getTime() + 6 * 60_000));
      }
    }
  }
  plantAll();
  return reports.sort((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime());

  function plantAll(): void {
    for (let i = 0; i < size.perPlant; i++) {
      const person = join();
      const at = near(person.home, 500);
      const when = moment(Math.floor(between(20, DAYS - 1)));
      const later = (minutes: number) => new Date(when.getTime() + minutes * 60_000);
      // Some are careful and spread what they split.
      const [spreadM, pause] = [between(10, 70), between(4, 25)];
      for (let n = 0; n < 6; n++)
        report(person, near(at, spreadM), later(n * pause), {
          pickId: 'litter',
          planted: 'splitting',
        });
      plantExif(join(), when);
      const runner = join();
      report(runner, runner.home, when);
      report(
        runner,
        near({ ...runner.home, latitude: runner.home.latitude + 0.2 }, 100),
        later(4),
        {
          planted: 'speed',
        },
      );
      plantDevices();
      plantRing();
      plantCollusion();
      plantStaged();
    }
  }

  function plantExif(person: Person, when: Date): void {
    const away = near({ ...person.home, longitude: person.home.longitude + 0.05 }, 100);
    report(person, person.home, when, {
      planted: 'exif',
      photo: {
        id: `X${reports.length}`,
        hintTakenAt: new Date(when.getTime() - between(3, 90) * DAY_MS),
        hintLongitude: away.longitude,
        hintLatitude: away.latitude,
      },
    });
  }

  function plantDevices(): void {
    const first = join();
    for (let n = 0; n < 7; n++) {
      const account = n === 0 ? first : join(first.area, first.device);
      const when = moment(40 + n);
      // The first accounts look like a family: only from the fifth on can anybody know.
      const planted = n >= 4 ? 'device_ring' : null;
      report(account, near(account.home, 300), when, { planted });
    }
  }

  function plantRing(): void {
    const crew = [join(), join(), join()];
    const attendance = between(0.5, 1);
    for (let n = 0; n < 8; n++) {
      const when = moment(30 + n * 3);
      const at = near(crew[0]!.home, 1500);
      for (const [index, one] of crew.entries()) {
        if (random() > attendance) continue;
        report(
          { ...one, area: crew[0]!.area },
          near(at, 8),
          new Date(when.getTime() + index * 5 * 60_000),
          {
            planted: 'place_ring',
          },
        );
      }
    }
  }

  function plantCollusion(): void {
    const person = join();
    const loyalty = between(0.5, 1);
    for (let n = 0; n < 24; n++) {
      // The friend is on duty from eight to four, and is the slowest of the three.
      const day = START + (10 + Math.floor(random() * (DAYS - 11))) * DAY_MS;
      const when = new Date(day + between(8.5, 15) * 3_600_000);
      const filedAt = new Date(when.getTime() + 20 * 60_000);
      const filedBy = `A${person.area}-0-${random() < loyalty ? 2 : 0}`;
      report(person, near(person.home, 1500), when, { filedAt, filedBy, planted: 'collusion' });
    }
  }

  function plantStaged(): void {
    const person = join();
    const loyalty = between(0.8, 1);
    for (let n = 0; n < 9; n++)
      report(person, near(person.home, 15), moment(20 + n * 4), {
        pickId: 'litter',
        handlerId: `H${person.area}-${random() < loyalty ? 0 : 1}`,
        planted: 'staged',
      });
  }
}
