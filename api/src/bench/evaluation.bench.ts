import type { CaseLog } from '../core/cases/index.ts';
import { factsOf } from '../modules/evaluation/rules/facts.ts';
import { type Mark, marksOf } from '../modules/evaluation/rules/figures.ts';
import { PRESETS } from '../modules/evaluation/rules/presets.ts';
import { FiledPlaces } from '../modules/evaluation/rules/recurrences.ts';
import { resultsOf } from '../modules/evaluation/rules/results.ts';
import { walkUnits } from '../modules/evaluation/rules/tally.ts';
import { logOf, minutesAfter, STRAIGHT, type Told } from '../modules/evaluation/rules/testing.ts';

// A year of a city, evaluated in memory: what the arithmetic costs, the database apart.
const COUNT = Number(process.argv[2] ?? 100_000);
const YEAR = { from: new Date('2025-12-31T16:00:00Z'), to: new Date('2026-12-31T16:00:00Z') };
const YEAR_MINUTES = 365 * 24 * 60;
const UNITS = 200;
const units = walkUnits(
  Array.from({ length: UNITS }, (_, i) => ({
    id: `u-${i}`,
    name: `单位 ${i}`,
    parentId: i === 0 ? null : `u-${Math.floor((i - 1) / 6)}`,
  })),
);
const { definition } = PRESETS[0]!;
const asOf = minutesAfter(YEAR_MINUTES, YEAR.from);

/** One case of many: every seventh is sent back once, every eleventh late, every thirteenth still open. */
function generate(index: number): CaseLog {
  const begin = Math.floor((index * YEAR_MINUTES) / COUNT) - (YEAR_MINUTES * 305) / 365;
  const unit = `u-${(index * 7919) % UNITS}`;
  const story = STRAIGHT.map(
    ([minute, action, to, by, to_]): Told => [
      begin + minute + (index % 11 === 0 && minute > 100 ? 400 : 0),
      action,
      to,
      `${by}-${index % 40}`,
      to_ && unit,
    ],
  );
  if (index % 7 === 0) story.splice(6, 0, [begin + 140, 'check_fail', 'handling', 'inspector']);
  return logOf(index % 13 === 0 ? story.slice(0, 5) : story, {
    id: String(index).padStart(26, '0'),
    caseNo: `B-${index}`,
    areaId: `area-${index % 12}`,
    longitude: 119 + ((index * 7919) % 50_000) / 1e5,
    latitude: 36 + ((index * 104_729) % 100_000) / 1e5,
    dueAt: minutesAfter(begin + 300),
    stars: index % 5 === 0 ? 1 + (index % 4) + 1 : null,
  });
}

const logs = Array.from({ length: COUNT }, (_, index) => generate(index));
const startedAt = performance.now();
const cpuAtStart = process.cpuUsage();
const places = new FiledPlaces();
for (const { filedAt, ...log } of logs) if (filedAt) places.add({ ...log, filedAt });
const near = { days: definition.recurrenceDays, radiusM: definition.recurrenceRadiusM };
const marks: Mark[] = [];
for (const log of logs) {
  const facts = factsOf(log, definition.stageMinutes, asOf);
  const measured = { ...facts, hasRecurred: places.hasRecurred(log, near) };
  marks.push(...marksOf(measured, YEAR, definition));
}
const areas = Array.from({ length: 12 }, (_, i) => ({ id: `area-${i}`, name: `辖区 ${i}` }));
const results = resultsOf(marks, { units, areas, people: new Map() }, definition);
const tookMs = performance.now() - startedAt;
const cpuMs = process.cpuUsage(cpuAtStart).user / 1000;
const filed = results[0]?.figures.find((one) => one.id === 'filed')?.numerator ?? 0;
console.log(
  `${COUNT} 件案件日志的年度评价：${(tookMs / 1000).toFixed(2)} 秒（处理器 ${(cpuMs / 1000).toFixed(2)} 秒），计入 ${filed} 件，${results.length} 个评价对象，全市得分 ${results[0]?.score}`,
);
