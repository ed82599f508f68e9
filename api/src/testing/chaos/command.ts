import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

// npm run chaos -- --minutes 10 --seed 7    kills real processes for ten minutes, then compares the books
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const report = await runChaos({
  seed: Number(values.seed),
  ms: Number(values.minutes) * 60_000,
});
console.log(report);
const { failedChecks, stillOpen, twice, disagreeing, breaches, billDay } = report;
const isWell =
  [...failedChecks, ...twice, ...disagreeing, ...breaches].length + stillOpen === 0 &&
  report.paidFen === report.paidByWechatFen &&
  billDay.state === 'agreed';
console.log(isWell ? 'the books agree to the fen' : 'THE BOOKS DISAGREE');
process.exit(isWell ? 0 : 1);
