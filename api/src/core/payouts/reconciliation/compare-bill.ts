import type { PayoutState } from '../../../../contract/payouts.ts';
import type { Difference } from '../../../../contract/reconciliation.ts';
import type { RewardState } from '../../../../contract/rewards.ts';

export type OurPayout = {
  id: string;
  outBillNo: string;
  amountFen: number;
  state: PayoutState;
  /** The last state WeChat named in a verified answer. */
  said: string | null;
  /** What the ledger locked for it, paid out and took back; null where there is no such row. */
  ledger: { lockFen: number | null; settleFen: number | null; returnFen: number | null };
  reward: { amountFen: number; state: RewardState } | null;
};

export type BillLine = {
  flowNo: string;
  outBillNo: string;
  direction: 'in' | 'out';
  amountFen: number;
};

export type Finding = Pick<Difference, 'outBillNo' | 'kind' | 'ourFen' | 'billFen'>;

export type Comparison = {
  ourCount: number;
  ourSumFen: number;
  ledgerSumFen: number;
  billCount: number;
  billSumFen: number;
  findings: Finding[];
};

/**
 * One day, three ways: rewards and their payouts, the ledger, and the lines of WeChat's bill. Locking the money is
 * an expense line; money that comes back is an income line of its own.
 */
export function compareBill(facts: {
  /** The bill of the day. */
  lines: BillLine[];
  /** Lines of the same numbers, of this and of earlier days. */
  history: BillLine[];
  /** Every payout of ours that is concerned, by number. */
  known: Map<string, OurPayout>;
  /** Numbers whose bill was made on this day. */
  madeToday: string[];
  /** Numbers that came back on this day. */
  returnedToday: string[];
}): Comparison {
  const { lines, known } = facts;
  const out = lines.filter((line) => line.direction === 'out');
  const outs = byNumber(facts.history.filter((line) => line.direction === 'out'));
  const ins = byNumber(facts.history.filter((line) => line.direction === 'in'));
  const unpaid = facts.madeToday.filter((number) => !outs.has(number)).filter(isLocked(known));
  const ours = new Set([...out.map((line) => line.outBillNo), ...unpaid]);
  const ourRows = [...ours].flatMap((number) => known.get(number) ?? []);
  const findings = [
    ...lines.flatMap((line) => judgeLine(line, known.get(line.outBillNo))),
    ...[...outs].filter(([, all]) => all.length > 1).map(([, all]) => twice(all, known)),
    ...unpaid.map((number) => finding('missing_in_bill', known.get(number), undefined)),
    ...facts.returnedToday
      .filter((number) => outs.has(number) && !ins.has(number))
      .map((number) => finding('state_differs', known.get(number), outs.get(number)?.[0])),
    ...[...known.values()].flatMap(judgeOurs),
  ];
  return {
    ourCount: ourRows.length,
    ourSumFen: ourRows.reduce((sum, our) => sum + (our.reward?.amountFen ?? 0), 0),
    ledgerSumFen: ourRows.reduce((sum, our) => sum + (our.ledger.lockFen ?? 0), 0),
    billCount: out.length,
    billSumFen: sumOf(out),
    findings: unique(findings),
  };
}

/** Money that comes in under a number we never made is finance topping up; money that goes out is not. */
function judgeLine(line: BillLine, our: OurPayout | undefined): Finding[] {
  if (!our) return line.direction === 'out' ? [finding('missing_in_ledger', our, line)] : [];
  if (line.amountFen !== our.amountFen) return [finding('amount_differs', our, line)];
  const isBack = line.direction === 'in';
  return isBack && our.state !== 'returned' ? [finding('state_differs', our, line)] : [];
}

const LOCKING: PayoutState[] = ['settled', 'wait_confirm', 'transferring', 'cancelling'];
const isLocked = (known: Map<string, OurPayout>) => (number: string) =>
  LOCKING.includes(known.get(number)?.state ?? 'returned');

const isContradicted = ({ state, said }: OurPayout) =>
  (state === 'settled' && said !== 'SUCCESS') ||
  (state === 'returned' && said !== 'FAIL' && said !== 'CANCELLED');

/** What our own books say of one payout has to agree before it is held against the bill. */
function judgeOurs(our: OurPayout): Finding[] {
  return [
    ...(isContradicted(our) ? [finding('state_differs', our)] : []),
    ...(isBooked(our) ? [] : [finding('ledger_differs', our)]),
    ...(isRewarded(our) ? [] : [finding('reward_differs', our)]),
  ];
}

function isBooked({ state, amountFen, ledger }: OurPayout): boolean {
  const settledFen = state === 'settled' ? amountFen : null;
  const returnedFen = state === 'returned' ? amountFen : null;
  return (
    ledger.lockFen === amountFen &&
    ledger.settleFen === settledFen &&
    ledger.returnFen === returnedFen
  );
}

const isRewarded = ({ state, amountFen, reward }: OurPayout): boolean =>
  reward?.amountFen === amountFen && (state === 'settled') === (reward.state === 'paid');

const twice = (all: BillLine[], known: Map<string, OurPayout>) =>
  finding('twice_in_bill', known.get(all[0]!.outBillNo), {
    ...all[0]!,
    amountFen: sumOf(all),
  });

function finding(kind: Finding['kind'], our?: OurPayout, line?: BillLine): Finding {
  return {
    kind,
    outBillNo: our?.outBillNo ?? line!.outBillNo,
    ourFen: our?.amountFen ?? null,
    billFen: line?.amountFen ?? null,
  };
}

function byNumber(lines: BillLine[]): Map<string, BillLine[]> {
  const map = new Map<string, BillLine[]>();
  for (const line of lines) map.set(line.outBillNo, [...(map.get(line.outBillNo) ?? []), line]);
  return map;
}

const sumOf = (rows: { amountFen: number }[]) => rows.reduce((sum, row) => sum + row.amountFen, 0);

const unique = (findings: Finding[]) => [
  ...new Map(findings.map((one) => [`${one.outBillNo} ${one.kind}`, one])).values(),
];
