import { expect, test } from 'vitest';
import { runChaos } from './run-chaos.ts';

const SEED = 11;
const MS = 25_000;

test('whatever is killed at whatever moment, at the end the books agree to the fen', async () => {
  const report = await runChaos({ seed: SEED, ms: MS });
  expect(report).toMatchObject({
    ...{ stillOpen: 0, failedChecks: [], twice: [], disagreeing: [], breaches: [] },
    paidFen: report.paidByWechatFen,
    billDay: { state: 'agreed', billSumFen: report.billDay.ourSumFen },
  });
  // It was a storm: everything died at least once, and still people were paid.
  expect(Math.min(...Object.values(report.kills))).toBeGreaterThan(0);
  expect(report.faults).toBeGreaterThan(10);
  expect(report.paidFen).toBeGreaterThan(0);
}, 240_000);
