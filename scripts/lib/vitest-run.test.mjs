import { expect, test } from 'vitest';
import { countTests } from './vitest-run.mjs';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const unloadable = { status: 'failed', assertionResults: [] };
const report = (numPassedTests, numFailedTests, testResults) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  testResults,
});

test('tests are counted as vitest counted them', () => {
  expect(countTests(report(1, 0, [passed]), 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countTests(report(1, 1, [passed, failed]), 1).failed).toBe(1);
});

test('a file that cannot be loaded is a failure', () => {
  expect(countTests(report(1, 0, [passed, unloadable]), 1).failed).toBe(1);
});

test('a vitest that dies or reports an error outside a test is a failure', () => {
  expect(countTests(null, 134)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countTests(report(1, 0, [passed]), 1).failed).toBe(1);
});
