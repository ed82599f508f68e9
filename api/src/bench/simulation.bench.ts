import { programmeRules } from '../../contract/programme-rules.ts';
import { CITY_PROGRAMMES } from '../core/rewards/cities/city-programmes.ts';
import { publishProgramme } from '../core/rewards/index.ts';
import { simulate } from '../core/rewards/simulation/run-simulations.ts';
import { build } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { startCity } from '../testing/start-city.ts';

// As many filed cases as a city had in some years, tried under the rules of another city.
const COUNT = Number(process.argv[2] ?? 370_489);
const AT_ONCE = 2000;
const PEOPLE = 15_444;
const START = Date.parse('2026-01-01T00:00:00Z');
const SPAN_MS = 300 * 86_400_000;
const city = await startCity();
const { db } = city.context;
try {
  for (let n = 0; n < COUNT; n += AT_ONCE) await fill(n, Math.min(AT_ONCE, COUNT - n));
  const { rules } = CITY_PROGRAMMES.find((one) => one.city === '日照')!;
  const days = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const draft = { id: 'trial', version: 1, name: '试算', terms: '', ...days };
  await publishProgramme(city.context, { ...draft, rules: programmeRules.parse(rules) });
  const row = {
    id: newId(new Date()),
    programme_id: 'trial',
    version: 1,
    from_day: '2026-01-01',
    to_day: '2026-12-31',
  };
  const since = performance.now();
  const result = await simulate(db, row as Parameters<typeof simulate>[1], async () => true);
  const seconds = (performance.now() - since) / 1000;
  const memoryMb = Math.round(process.memoryUsage().rss / 1_048_576);
  console.log(
    `试算 ${result?.caseCount} 件：${seconds.toFixed(1)} 秒，每秒 ${Math.round(COUNT / seconds)} 件，内存 ${memoryMb} MB`,
  );
} finally {
  await city.stop();
}

async function fill(from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => {
    const at = new Date(START + ((from + n) / COUNT) * SPAN_MS);
    const person = `01K${String((from + n) % PEOPLE).padStart(23, '0')}`;
    return { id: newId(at), at, person, day: at.toISOString().slice(0, 10) };
  });
  await db.write(
    build('rewards').insert(
      rows.map(({ id, at, person }) => ({
        id,
        case_id: id,
        case_no: '370700-1',
        person_id: person,
        person_alias: '市民甲',
        label: '垃圾乱堆',
        reward_class: 'C',
        programme_name: '',
        amount_fen: 0,
        claimable: 0,
        state: 'not_rewarded',
        booked_at: at,
      })),
    ),
  );
  await db.write(
    build('reward_decisions').insert(
      rows.map(({ id, at, person, day }) => ({
        reward_id: id,
        decided_at: at,
        facts: JSON.stringify({
          day,
          caseId: id,
          personId: person,
          deviceKey: null,
          pickId: 'litter',
          pickClass: 'C',
          categoryKey: 'E0110',
          areaId: '370702',
          reportedAt: at.toISOString(),
          reportedDay: day,
          capturedAt: at.toISOString(),
          capturedDay: day,
          photoCount: 2,
          accuracyM: 15,
          measures: {},
          marks: [],
          mayBePaid: true,
          realName: 'wechat_real_name',
          isUnder14: false,
          nearby: [],
        }),
      })),
    ),
  );
}
