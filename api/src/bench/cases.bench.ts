import { actOnCase, staffDoer } from '../core/cases/index.ts';
import { findNearby } from '../core/cases/queries.ts';
import { insertCase, insertEvent } from '../core/cases/store.ts';
import { build } from '../lib/db.ts';
import { cellOf } from '../lib/geo.ts';
import { newId } from '../lib/ids.ts';
import { citizen, reportOf, staff } from '../testing/people.ts';
import { startCity } from '../testing/start-city.ts';
import { report, times } from './measure.ts';

// Everything as a multiple of one bare round trip to the database in the same run: the machine is shared.
const FILLED = Number(process.argv[2] ?? 20_000);
const city = await startCity({ poolFen: 1_000_000_000 });
const { db, clock } = city.context;
try {
  const people = await Promise.all(Array.from({ length: 16 }, () => citizen(city)));
  const by = (index: number) => people[index % people.length]!;
  const acceptor = await staff(city, 'acceptor');
  await fill();
  const yardstick = await times(400, 8, () => db.rows(build.raw('SELECT 1')));
  report('一次数据库往返（尺子）', yardstick, yardstick);

  const reports: Awaited<ReturnType<typeof reportOf>>[] = [];
  for (let i = 0; i < 200; i++) reports.push(await reportOf(by(i)));
  const reported = await times(reports.length, 8, (i) => by(i).reportCase({ body: reports[i]! }));
  report('上报一件（不含照片字节）', reported, yardstick);
  report('立案并计奖', await times(200, 8, (i) => file(reports[i]!.id)), yardstick);
  report(
    '待办一页 50 件',
    await times(100, 8, () => acceptor.listCases({ query: { queue: 'todo' } })),
    yardstick,
  );
  const center = { id: 'none', longitude: 119.2, latitude: 36.5 };
  report('附近 200 米', await times(200, 8, () => findNearby(db, center, clock.now())), yardstick);
  report('各状态件数', await times(20, 4, () => acceptor.countCases()), yardstick);
} finally {
  await city.stop();
}

function file(caseId: string): Promise<void> {
  const doer = staffDoer({
    kind: 'staff',
    id: 's-acceptor',
    name: '受理',
    roles: ['acceptor'],
    unitId: 'u-centre',
    areaId: null,
    sessionId: '',
  });
  return actOnCase(city.context, doer, caseId, {
    action: 'accept_and_register',
    standardId: 's-litter',
  });
}

/** Cases spread over the western district, most of them closed long ago. */
async function fill(): Promise<void> {
  const now = clock.now();
  for (let i = 0; i < FILLED; i++) {
    const position = {
      longitude: 119 + ((i * 7919) % 50_000) / 1e5,
      latitude: 36 + ((i * 104_729) % 100_000) / 1e5,
    };
    const id = newId(new Date(now.getTime() - i * 60_000));
    const state = i % 50 === 0 ? 'reported' : 'closed';
    await insertCase(db, {
      id,
      case_no: `B-${i}`,
      state,
      version: 1,
      last_seq: 1,
      source: 'citizen',
      citizen_id: null,
      request_hash: '0'.repeat(64),
      pick_id: 'litter',
      words: '',
      text_check: 'pass',
      ...position,
      cell: cellOf(position),
      accuracy_m: 10,
      address: '西区',
      area_id: '370702',
      received_longitude: position.longitude,
      received_latitude: position.latitude,
      received_datum: 'wgs84',
      captured_at: null,
      reported_at: new Date(now.getTime() - i * 60_000),
    });
    if (i % 100 === 0)
      await insertEvent(db, id, {
        seq: 1,
        action: 'report',
        from_state: null,
        to_state: 'reported',
        actor_kind: 'citizen',
        actor_id: 'x',
        actor_name: '市民',
        role: 'citizen',
        unit_id: null,
        unit_name: null,
        note: null,
        at: now,
        asked: {},
      });
  }
}
