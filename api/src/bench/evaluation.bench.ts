import { insertUnits } from '../core/accounts/index.ts';
import type { CaseLog } from '../core/cases/index.ts';
import { insertCase } from '../core/cases/store.ts';
import { build } from '../lib/db.ts';
import { cellOf } from '../lib/geo.ts';
import { newId } from '../lib/ids.ts';
import { evaluatePeriod, type Look } from '../modules/evaluation/evaluate-period.ts';
import { freezePeriod } from '../modules/evaluation/freeze-period.ts';
import { PRESETS } from '../modules/evaluation/rules/presets.ts';
import { logOf, minutesAfter, STRAIGHT, type Told } from '../modules/evaluation/rules/testing.ts';
import { WEST } from '../testing/small-city.ts';
import { startCity } from '../testing/start-city.ts';

// A year of a city in the database, evaluated month by month and as a whole.
const COUNT = Number(process.argv[2] ?? 100_000);
const UNITS = 200;
const AT_ONCE = 1000;
const YEAR = { from: new Date('2025-12-31T16:00:00Z'), minutes: 365 * 24 * 60 };
const [scheme] = PRESETS;
const city = await startCity();
const { db } = city.context;
try {
  await fill();
  city.clock.forward(Date.parse('2027-01-02T00:00:00Z') - city.clock.now().getTime());
  await measure('一个月，全市各单位、辖区、人员', '2026-05-01', '2026-06-01');
  await measure('一个月，一个区', '2026-05-01', '2026-06-01', WEST.id);
  await measure('全年', '2026-01-01', '2027-01-01');
  await timed('冻结一个月（含每个数字背后的案件）', () =>
    freezePeriod(
      city.context,
      {
        kind: 'staff',
        id: 's-leader',
        name: '主任',
        roles: ['centre_leader'],
        unitId: 'u-centre',
        areaId: null,
        sessionId: '',
      },
      { fromDay: '2026-05-01', toDay: '2026-06-01', areaId: null, schemeId: scheme!.id },
    ),
  );
} finally {
  await city.stop();
}

async function measure(
  name: string,
  fromDay: string,
  toDay: string,
  areaId: string | null = null,
): Promise<void> {
  const look: Look = { fromDay, toDay, areaId };
  const { results } = await timed(name, () => evaluatePeriod(city.context, look, scheme!));
  const filed = results[0]?.figures.find((one) => one.id === 'filed')?.numerator ?? 0;
  console.log(`    立案 ${filed} 件，${results.length} 个评价对象，得分 ${results[0]?.score}`);
}

/** Seconds on the clock, seconds of our own processor, and the most memory above the start. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  globalThis.gc?.();
  const [startedAt, cpuAtStart] = [performance.now(), process.cpuUsage()];
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const result = await work();
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuAtStart);
  console.log(
    `${name}：${seconds.toFixed(1)} 秒（本进程处理器 ${((cpu.user + cpu.system) / 1e6).toFixed(1)} 秒，内存 +${Math.round((most - before) / 2 ** 20)} MB）`,
  );
  return result;
}

async function fill(): Promise<void> {
  const startedAt = performance.now();
  await insertUnits(
    db,
    Array.from({ length: UNITS }, (_, i) => ({
      id: `b-${i}`,
      name: `单位 ${i}`,
      level: 'company' as const,
      parentId: i === 0 ? 'u-centre' : `b-${Math.floor((i - 1) / 6)}`,
      mayHandle: true,
      areaId: null,
      position: 100 + i,
    })),
  );
  for (let start = 0; start < COUNT; start += AT_ONCE) {
    const logs = Array.from({ length: Math.min(AT_ONCE, COUNT - start) }, (_, i) =>
      generate(start + i),
    );
    await db.transaction(async (session) => {
      await insertCase(session, logs.map(caseRow) as never);
      await session.write(build('case_events').insert(logs.flatMap(eventRows)));
    });
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${COUNT} 件案件写入用时 ${seconds} 秒`);
}

/** One case of many: every seventh is sent back once, every eleventh late, every thirteenth still open. */
function generate(index: number): CaseLog {
  const begin = Math.floor((index * YEAR.minutes) / COUNT) - (YEAR.minutes * 305) / 365;
  const story = STRAIGHT.map(
    ([minute, action, to, by, unit]): Told => [
      begin + minute + (index % 11 === 0 && minute > 100 ? 400 : 0),
      action,
      to,
      `${by}-${index % 40}`,
      unit && `b-${(index * 7919) % UNITS}`,
    ],
  );
  if (index % 7 === 0) story.splice(6, 0, [begin + 140, 'check_fail', 'handling', 'inspector']);
  return logOf(index % 13 === 0 ? story.slice(0, 5) : story, {
    id: newId(minutesAfter(begin)),
    caseNo: `B-${index}`,
    areaId: index % 3 === 0 ? WEST.id : '370705',
    longitude: 119 + ((index * 7919) % 50_000) / 1e5,
    latitude: 36 + ((index * 104_729) % 100_000) / 1e5,
    dueAt: minutesAfter(begin + 300),
    stars: index % 5 === 0 ? 2 + (index % 4) : null,
  });
}

function caseRow(log: CaseLog): Record<string, unknown> {
  const { longitude, latitude } = log;
  return {
    id: log.id,
    case_no: log.caseNo,
    state: log.state,
    version: log.steps.length,
    last_seq: log.steps.length,
    source: 'citizen',
    citizen_id: null,
    request_hash: '0'.repeat(64),
    pick_id: 'litter',
    words: '路边垃圾无人清理',
    text_check: 'pass',
    longitude,
    latitude,
    cell: cellOf(log),
    address: '人民路',
    area_id: log.areaId,
    received_longitude: longitude,
    received_latitude: latitude,
    received_datum: 'wgs84',
    reported_at: log.reportedAt,
    filed_at: log.filedAt,
    handled_at: log.handledAt,
    closed_at: log.closedAt,
    due_at: log.dueAt,
    unit_id: log.unitId,
    handler_id: log.handlerId,
    stars: log.stars,
    standard_copy: JSON.stringify({
      categoryKey: 'E0110',
      categoryName: '暴露垃圾',
      limit: { value: 4, unit: 'work_hour' },
      filingCondition: '裸露垃圾 0.5 平方米以上，'.repeat(6),
      closingCondition: '清理干净',
    }),
  };
}

function eventRows(log: CaseLog): object[] {
  return log.steps.map((step, index) => ({
    case_id: log.id,
    seq: index + 1,
    action: step.action,
    from_state: step.from,
    to_state: step.to,
    actor_kind: step.actorKind,
    actor_id: step.actorId,
    actor_name: step.actorId,
    role: 'acceptor',
    unit_id: step.unitId,
    note: '已处置',
    payload: JSON.stringify({
      asked: { action: step.action, unitId: step.chosenUnitId, note: '说明'.repeat(20) },
      used: { clock: { at: step.at, unitId: step.chosenUnitId } },
    }),
    payload_hash: '0'.repeat(64),
    at: step.at,
  }));
}
