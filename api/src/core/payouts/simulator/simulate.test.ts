import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import * as protocol from '../protocol/index.ts';
import { MUTANTS } from './mutants.ts';
import { type Rules, simulate } from './simulate.ts';
import { simulateOnAllCores } from './spread.ts';

const HISTORIES = 20_000;

test(`in ${HISTORIES} histories of faults nobody is paid twice, no fen is lost, and all of them end`, async () => {
  const { figures, broken } = await simulateOnAllCores({ from: 0, seeds: HISTORIES });
  expect(broken).toEqual([]);
  expect(figures.histories).toBe(HISTORIES);
  // A calm simulator would prove nothing: all of this must have happened, and often.
  expect(figures.paid).toBeGreaterThan(HISTORIES / 2);
  expect(figures.deaths).toBeGreaterThan(HISTORIES);
  expect(figures.laterAttempts).toBeGreaterThan(HISTORIES / 4);
  expect(figures.lostCommits).toBeGreaterThan(HISTORIES);
  expect(figures.clockJumps).toBeGreaterThan(HISTORIES / 2);
  expect(figures.freezes).toBeGreaterThan(HISTORIES / 2);
  expect(figures.alarms).toBeGreaterThan(HISTORIES / 4);
  expect(figures.writeOffs).toBeGreaterThan(20);
}, 240_000);

test('a seed is always the same history', () => {
  const tell = (seed: number) => {
    const lines: string[] = [];
    simulate(protocol, seed, (at, line) => lines.push(`${at} ${line}`));
    return lines;
  };
  expect(tell(7)).toEqual(tell(7));
  expect(tell(7)).not.toEqual(tell(8));
});

describe('the histories notice when', () => {
  const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const source = fileURLToPath(new URL('../protocol', import.meta.url));

  test.each(MUTANTS.map((mutant, n) => ({ ...mutant, n })))(
    '$name',
    async ({ n, file, find, replace }) => {
      const text = readFileSync(join(source, file), 'utf8');
      expect(text.split(find)).toHaveLength(2);
      const copy = join(folder, String(n));
      cpSync(source, copy, { recursive: true });
      writeFileSync(
        join(copy, file),
        text.replace(find, () => replace),
      );
      const broken = (await import(/* @vite-ignore */ join(copy, 'index.ts'))) as Rules;
      let first = 0;
      while (first < HISTORIES && simulate(broken, first).violations.length === 0) first++;
      expect(first).toBeLessThan(HISTORIES);
    },
    120_000,
  );
});
