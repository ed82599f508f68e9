import { measure } from '../modules/fraud/testing/measure.ts';
import { makeWorld } from '../modules/fraud/testing/world.ts';

// Planted fraud among honest reports, several cities: what is found of each kind, and what it costs honest people.
// The limits were tuned on the cities 1 to 3, 11 to 14 and 21 to 24; the figures are of cities that no limit was chosen by.
const PEOPLE = Number(process.argv[2] ?? 1200);
for (const seed of [31, 32, 33, 34]) {
  const world = makeWorld({ people: PEOPLE, perPlant: 12, seed });
  const from = performance.now();
  const { kinds, honest, falsely } = measure(world);
  const ms = performance.now() - from;
  console.log(`\n城市 ${seed}：${world.length} 件，用时 ${ms.toFixed(0)} ms`);
  for (const { kind, planted, found, flagged, right } of kinds) {
    const recall = found / planted;
    const precision = flagged === 0 ? 1 : right / flagged;
    console.log(
      `${kind.padEnd(12)} 召回 ${recall.toFixed(3)}（${found}/${planted}）  精确 ${precision.toFixed(3)}（${right}/${flagged}）`,
    );
  }
  console.log(`诚实上报被送审 ${falsely}/${honest}（${((falsely / honest) * 100).toFixed(2)}%）`);
}
