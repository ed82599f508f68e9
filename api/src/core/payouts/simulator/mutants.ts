/** Each breaks one rule of the protocol's text; a text that no longer fits fails the run. */
export type Mutant = { name: string; file: string; find: string; replace: string };

const CREATE = "const answer = yield* call('create', mine, { notAfter: mine.leaseUntil });";
const ANSWER = 'answer.http === 200 ? observe(p, answer, now) : doubt(p, answer, now)';
const counting = (as: string) =>
  `answer.http === 200 ? observe(p, answer, now) : ${as} && p.state === 'sending' ? { patch: { state: 'returned', why: 'x' }, money: 'return' } : doubt(p, answer, now)`;

const of = (file: string, name: string, find: string, replace: string): Mutant => ({
  ...{ name, find, replace },
  file: `${file}.ts`,
});

export const MUTANTS: Mutant[] = [
  of('steps', 'no answer counts as failed', ANSWER, counting('answer.http === 0')),
  of('steps', 'a 5xx counts as failed', ANSWER, counting('answer.http >= 500')),
  of(
    'steps',
    'a 4xx counts as failed',
    ANSWER,
    counting('answer.http >= 400 && answer.http < 500'),
  ),
  of(
    'steps',
    'too little money counts as failed',
    ANSWER,
    counting("answer.code === 'NOT_ENOUGH'"),
  ),
  of(
    'steps',
    'a new number at each send',
    'outBillNo: numberOf(p)',
    'outBillNo: numberOf({ ...p, attempt: 100 * p.attempt + p.version })',
  ),
  of(
    'steps',
    'the confirm page is never fetched again',
    'if (mine.packageInfo || !mayCreate) return;',
    'return;',
  ),
  of(
    'steps',
    'the call is made before its journal line',
    `yield { kind: 'journal', payout: mine };\n  ${CREATE}`,
    `${CREATE}\n  yield { kind: 'journal', payout: mine };`,
  ),
  of('people', 'one person approves alone', 'approvals < 2 ? {}', 'approvals < 1 ? {}'),
  of(
    'people',
    'a cancel wish counts as cancelled',
    'return { patch: { cancelWanted: true, nextQueryAt: now } };',
    "return giveBack('x');",
  ),
  of(
    'people',
    'a bill is written off at once',
    "if (!isAbsentFromBills) return { refuse: 'bill_not_excluded' };",
    "if (askers >= 2) return giveBack('never_arrived');",
  ),
  of(
    'people',
    'two people ask again about a frozen payout, and nothing follows',
    "{ patch: { state: 'in_doubt', nextQueryAt: now } }",
    '{}',
  ),
  of(
    'claim',
    'no look at a live payout at the claim',
    'const live = past.find((one) => !isFinal(one));',
    'const live = undefined as Payout | undefined;',
  ),
  of(
    'claim',
    'a claim does not know its own id',
    "if (mine) return mine.rewardId === reward.id ? { existing: mine } : { refuse: 'id_taken' };",
    '',
  ),
  of(
    'claim',
    'a large payout needs nobody',
    "state: needsTwo ? 'requested' : 'approved'",
    "state: 'approved'",
  ),
  of(
    'claim',
    'a paid reward may be claimed again',
    "const isSpent = (p: Payout) => p.state === 'settled' || ",
    'const isSpent = (p: Payout) => ',
  ),
  of(
    'read-answer',
    'a 404 brings no second send',
    "state: 'in_doubt', resend: true",
    "state: 'in_doubt'",
  ),
  of(
    'read-answer',
    'a stuck bill is never woken',
    "to === 'sending' && now - p.lastSentAt > STUCK_MS",
    'false',
  ),
  of(
    'read-answer',
    'our own clock closes a bill',
    "if (p.state === 'frozen') return {};",
    "if (p.state === 'wait_confirm' && now > p.billMadeAt + 86_000_000) return giveBack('x');",
  ),
  of(
    'read-answer',
    'FAIL does not bring the money back',
    "if (to === 'returned') return giveBack(seen.failReason ?? seen.state!);",
    "if (to === 'returned') return { patch: { state: to, resend: false } };",
  ),
  of(
    'read-answer',
    'an unknown state counts as failed',
    'if (!to)\n',
    "if (!to && p.state === 'sending') return giveBack('x');\n  if (!to)\n",
  ),
  of(
    'read-answer',
    'confirmed counts as paid',
    "TRANSFERING: 'transferring'",
    "TRANSFERING: 'settled'",
  ),
  of(
    'read-answer',
    'a cancel under way counts as done',
    "CANCELING: 'cancelling'",
    "CANCELING: 'returned'",
  ),
  of(
    'read-answer',
    'the resend flag survives an answer',
    "resend: to === 'sending' && now - p.lastSentAt > STUCK_MS,",
    '',
  ),
  of(
    'states',
    'sent although paying is stopped',
    "if (isRunning) return 'send';",
    "return 'send';",
  ),
  of(
    'states',
    'a worker that was frozen makes its call however late',
    'notAfter !== undefined && now > notAfter',
    'notAfter !== undefined && now < 0',
  ),
  of(
    'restore',
    'the journal is never replayed',
    '  const sent = {',
    "  if (line.number) return { refuse: 'went_another_way' };\n  const sent = {",
  ),
  of(
    'restore',
    'a restored payout waits for approvals that were lost',
    'needsTwo: false,',
    'needsTwo: mine?.needsTwo ?? false,',
  ),
];
