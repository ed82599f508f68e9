import { openDatabase } from '../lib/db.ts';
import { findPatterns } from '../modules/fraud/patterns/index.ts';
import { keepReports, nameIds } from '../modules/fraud/testing/keep-world.ts';
import { makeWorld } from '../modules/fraud/testing/world.ts';
import { createTestDatabase } from '../testing/database.ts';

// Time and memory of the job that looks at sixty days. 180,000 reports are a city with 3,000 a day; the default is a
// quarter of it, so that the measuring ends soon.
const REPORTS = Number(process.argv[2] ?? 45_000);
const PEOPLE = Math.round(REPORTS / 8.3);
const database = await createTestDatabase();
const db = openDatabase(database.url);
try {
  const now = await fill();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const from = performance.now();
  const found = await findPatterns({ db, clock: { now: () => now } });
  clearInterval(watch);
  const mb = (bytes: number) => (bytes / 1_048_576).toFixed(0);
  console.log(
    `六十天 ${REPORTS} 件：${((performance.now() - from) / 1000).toFixed(1)} 秒，内存 ${mb(before)} MB 起，最多 ${mb(peak)} MB，找到 ${found} 人次`,
  );
} finally {
  await db.close();
  await database.drop();
}

async function fill(): Promise<Date> {
  const world = makeWorld({ people: PEOPLE, perPlant: 12, seed: 31 });
  const idOf = nameIds();
  for (let start = 0; start < world.length; start += 500)
    await db.transaction((session) => keepReports(session, world.slice(start, start + 500), idOf));
  return new Date(Math.max(...world.slice(-500).map((one) => one.reportedAt.getTime())));
}
