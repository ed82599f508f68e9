import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as protocol from './protocol.ts';
import { type History, type Rules, simulate } from './simulator/simulate.ts';

const HISTORIES = 2000;

test(`in ${HISTORIES} histories of faults nobody is paid twice, no fen is lost, and all of them end`, () => {
  const all = Array.from({ length: HISTORIES }, (_, seed) => simulate(protocol, seed));
  const broken = all.findIndex((one) => one.violations.length > 0);
  expect(broken === -1 ? [] : [broken, ...all[broken]!.violations]).toEqual([]);
  // A calm simulator would prove nothing: deaths and second attempts must have happened.
  const sum = (of: keyof Omit<History, 'violations'>) => all.reduce((n, one) => n + one[of], 0);
  expect(sum('payouts')).toBeGreaterThan(HISTORIES);
  expect(sum('deaths')).toBeGreaterThan(HISTORIES / 2);
  expect(sum('laterAttempts')).toBeGreaterThan(HISTORIES / 20);
}, 120_000);

/** Each breaks one rule; the histories must notice. A text that no longer fits fails the test. */
const MUTANTS: [name: string, find: string, replace: string][] = [
  [
    'no answer counts as failed',
    'answer.http === 200 ? observe(p, answer, now) : doubt(p, answer, now)',
    "answer.http === 200 ? observe(p, answer, now) : answer.http === 0 && p.state === 'sending' ? giveBack('x') : doubt(p, answer, now)",
  ],
  [
    'a 500 counts as failed',
    'answer.http === 200 ? observe(p, answer, now) : doubt(p, answer, now)',
    "answer.http === 200 ? observe(p, answer, now) : answer.http === 500 && p.state === 'sending' ? giveBack('x') : doubt(p, answer, now)",
  ],
  [
    'a new number at each send',
    'outBillNo: numberOf(p)',
    'outBillNo: numberOf({ ...p, attempt: 100 * p.attempt + p.version })',
  ],
  [
    'no look at a live payout at the claim',
    'const live = past.find((one) => !isFinal(one));',
    'const live = undefined as Payout | undefined;',
  ],
  [
    'a claim does not know its own id',
    "if (mine) return mine.rewardId === reward.id ? { existing: mine } : { refuse: 'id_taken' };",
    '',
  ],
  [
    'sent before two people approved',
    "state: needsTwo ? 'requested' : 'approved'",
    "state: 'approved'",
  ],
  ['a 404 brings no second send', "state: 'in_doubt', resend: true", "state: 'in_doubt'"],
  ['a 404 older than the row is believed', 'p.version === mine.version', 'true'],
  ['a stuck bill is never woken', "to === 'sending' && now - p.lastSentAt > STUCK_MS", 'false'],
  [
    'our own clock closes a bill',
    "if (p.state === 'frozen') return {};",
    "if (p.state === 'wait_confirm' && now > p.billMadeAt + 86_000_000) return giveBack('x');",
  ],
  [
    'FAIL does not bring the money back',
    "if (to === 'returned') return giveBack(seen.failReason ?? seen.state!);",
    "if (to === 'returned') return { patch: { state: to, resend: false } };",
  ],
  [
    'a cancel wish counts as cancelled',
    'return { patch: { cancelWanted: true, nextQueryAt: now } };',
    "return giveBack('x');",
  ],
];

describe('the histories notice when', () => {
  const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const source = readFileSync(new URL('./protocol.ts', import.meta.url), 'utf8');

  test.each(MUTANTS)(
    '%s',
    async (name, find, replace) => {
      expect(source.split(find)).toHaveLength(2);
      const file = join(folder, `${name.replaceAll(' ', '-')}.ts`);
      writeFileSync(
        file,
        source.replace(find, () => replace),
      );
      const broken = (await import(/* @vite-ignore */ file)) as Rules;
      let first = 0;
      while (first < HISTORIES && simulate(broken, first).violations.length === 0) first++;
      expect(first).toBeLessThan(HISTORIES);
    },
    60_000,
  );
});
