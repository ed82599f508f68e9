import { parseArgs } from 'node:util';
import * as rules from '../protocol/index.ts';
import { simulate, type Tally } from './simulate.ts';
import { simulateOnAllCores } from './spread.ts';

// npm run simulate -- --seeds 1000000 --from 0    counts histories; stops at the first that breaks a rule
// npm run simulate -- --seed 564                  prints one history, step by step
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
  },
});

function tellOne(seed: number): boolean {
  const at = (ms: number) => new Date(ms).toISOString().slice(5, 19).replace('T', ' ');
  const { violations, ...figures } = simulate(rules, seed, (ms, line) =>
    console.log(`${at(ms)}  ${line}`),
  );
  console.log(figures, violations.length > 0 ? violations : 'no rule was broken');
  return violations.length === 0;
}

async function countMany(from: number, seeds: number): Promise<boolean> {
  const beganAt = performance.now();
  const perSecond = ({ figures }: Tally) =>
    Math.round(figures.histories / ((performance.now() - beganAt) / 1000));
  let saidAt = beganAt;
  const tally = await simulateOnAllCores({ from, seeds }, (now) => {
    if (performance.now() - saidAt < 5000) return;
    saidAt = performance.now();
    console.log(`${now.figures.histories} of ${seeds} histories, ${perSecond(now)}/s`);
  });
  console.log(tally.figures, `seeds ${from} to ${from + seeds - 1}, ${perSecond(tally)}/s`);
  for (const { seed, violations } of tally.broken)
    console.log(`seed ${seed}: ${violations.join(', ')}  (npm run simulate -- --seed ${seed})`);
  if (tally.broken.length === 0) console.log('no rule was broken');
  return tally.broken.length === 0;
}

// A reader that had enough (| head) is no failure.
process.stdout.on('error', () => process.exit());

const isWell =
  values.seed === undefined
    ? await countMany(Number(values.from), Number(values.seeds))
    : tellOne(Number(values.seed));
process.exitCode = isWell ? 0 : 1;
