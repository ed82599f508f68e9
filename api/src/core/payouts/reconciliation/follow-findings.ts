import { RESOLUTIONS } from '../../../../contract/reconciliation.ts';
import type { Finding } from './compare-bill.ts';
import type { DifferenceRow } from './differences.ts';

/** What a run does to the differences of its day; `words` say it to people. */
export type Step =
  | { kind: 'new'; finding: Finding; round: number; words: string | null }
  | { kind: 'changed'; row: DifferenceRow; finding: Finding; words: string }
  | { kind: 'gone'; row: DifferenceRow; words: string };

const keyOf = (outBillNo: string, kind: string) => `${outBillNo} ${kind}`;

/**
 * A run shows what is so now and forgets nothing: figures that changed replace the old ones, what it no longer finds
 * is gone but stays to be read, and what two people settled stays as they settled it.
 */
export function followFindings(rows: readonly DifferenceRow[], findings: Finding[]): Step[] {
  const newest = new Map<string, DifferenceRow>();
  for (const row of [...rows].sort((a, b) => a.round - b.round))
    newest.set(keyOf(row.out_bill_no, row.kind), row);
  const found = new Set(findings.map((one) => keyOf(one.outBillNo, one.kind)));
  const gone = [...newest.values()].filter(
    (row) => isOpen(row) && !found.has(keyOf(row.out_bill_no, row.kind)),
  );
  return [
    ...findings.flatMap((one) => follow(one, newest.get(keyOf(one.outBillNo, one.kind)))),
    ...gone.map((row): Step => ({ kind: 'gone', row, words: `差异已消失${withdrawal(row)}` })),
  ];
}

const isOpen = (row: DifferenceRow) => row.resolved_at === null && row.gone_at === null;

function follow(finding: Finding, row: DifferenceRow | undefined): Step[] {
  if (!row) return [{ kind: 'new', finding, round: 1, words: null }];
  const isSame = row.our_fen === finding.ourFen && row.bill_fen === finding.billFen;
  if (row.resolved_at !== null)
    return isSame
      ? []
      : [{ kind: 'new', finding, round: row.round + 1, words: '结清之后金额又有变化，须重新核对' }];
  if (row.gone_at !== null) return [{ kind: 'changed', row, finding, words: '差异再次出现' }];
  if (isSame) return [];
  return [{ kind: 'changed', row, finding, words: `金额有变化${withdrawal(row)}` }];
}

/** A conclusion about other figures is not one about these. */
function withdrawal({ proposed_kind: kind, ...row }: DifferenceRow): string {
  if (!kind) return '';
  const opinion = `${RESOLUTIONS[kind]}：${row.proposed_words}`;
  return `；${row.proposed_by}的结论“${opinion}”是按原来的金额作出的，已自动撤回`;
}
