import { findNearby } from '../core/cases/queries.ts';
import { insertCase, insertEvent } from '../core/cases/store.ts';
import { readCity } from '../core/city/index.ts';
import { build } from '../lib/db.ts';
import { cellOf } from '../lib/geo.ts';
import { newId } from '../lib/ids.ts';
import { countStatements } from '../testing/count-statements.ts';
import { citizen, type Person, reportOf, staff, uploadPhoto } from '../testing/people.ts';
import { startCity } from '../testing/start-city.ts';
import { compare, report, times } from './measure.ts';

// Everything as a multiple of one bare round trip to the database in the same run: the machine is shared.
const FILLED = Number(process.argv[2] ?? 20_000);
const COUNT = 100;
const city = await startCity({ poolFen: 1_000_000_000 });
const { db, clock } = city.context;
try {
  const people = await Promise.all(Array.from({ length: 16 }, () => citizen(city)));
  const by = (index: number) => people[index % people.length]!;
  const acceptor = await staff(city, 'acceptor');
  await fill();
  const yardstick = await times(400, 8, () => db.rows(build.raw('SELECT 1')));
  report('一次数据库往返（尺子）', yardstick, yardstick);

  // One of each is sent alone first, to count its statements; the rest measure the time.
  const inspector = await staff(city, 'inspector');
  const [settled, reports] = [await prepareSettled(inspector), await prepareReports(by)];
  const selfHandle = (i: number) => inspector.reportSelfHandled({ body: settled[i]! });
  const send = (i: number) => by(i).reportCase({ body: reports[i]! });
  const file = (i: number) =>
    acceptor.actOnCase({
      params: { id: reports[i]!.id },
      body: { action: 'accept_and_register', standardId: 's-litter' },
    });
  const quick = await measure('随手处置一件（不含照片字节）', yardstick, selfHandle);
  const sent = await measure('上报一件（不含照片字节）', yardstick, send);
  const filed = await measure('立案并计奖', yardstick, file);
  compare('随手处置 : 上报 : 立案并计奖（中位数）', [quick, sent, filed]);
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

async function measure(
  name: string,
  yardstick: number[],
  work: (index: number) => Promise<unknown>,
) {
  // The city is read now and then, on nobody's account.
  await readCity(db);
  const statements = await countStatements(db, () => work(0));
  const taken = await times(COUNT - 1, 8, (i) => work(i + 1));
  report(`${name}，${statements} 条语句`, taken, yardstick);
  return taken;
}

async function prepareReports(by: (index: number) => Person) {
  const made: Awaited<ReturnType<typeof reportOf>>[] = [];
  for (let i = 0; i < COUNT; i++) made.push(await reportOf(by(i)));
  return made;
}

/** What the phones of inspectors send: every one with a picture before and a picture after. */
async function prepareSettled(inspector: Person) {
  const made: Parameters<Person['reportSelfHandled']>[0]['body'][] = [];
  for (let i = 0; i < COUNT; i++) {
    const { photoIds, ...finding } = await reportOf(inspector);
    const afterPhotoIds = [await uploadPhoto(inspector)];
    made.push({ ...finding, beforePhotoIds: photoIds, afterPhotoIds });
  }
  return made;
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
