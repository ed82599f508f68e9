import type { DifferenceKind, ResolutionKind } from '../../../../contract/reconciliation.ts';
import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { staffInRoles, staffNames } from '../../accounts/index.ts';
import type { Finding } from './compare-bill.ts';

export type DifferenceRow = {
  id: string;
  day: string;
  out_bill_no: string;
  kind: DifferenceKind;
  our_fen: number | null;
  bill_fen: number | null;
  found_at: Date;
  is_late: number;
  owner_id: string | null;
  owner_name: string | null;
  proposed_kind: ResolutionKind | null;
  proposed_words: string | null;
  proposed_by_id: string | null;
  proposed_by: string | null;
  proposed_at: Date | null;
  resolution_kind: ResolutionKind | null;
  resolution: string | null;
  resolved_by: string | null;
  resolved_at: Date | null;
};

export async function findDifference(session: Session, id: string) {
  return session.first<DifferenceRow>(build('reconciliation_differences').where('id', id));
}

export async function lockDifference(session: Session, id: string) {
  return session.first<DifferenceRow>(
    build('reconciliation_differences').where('id', id).forUpdate(),
  );
}

export async function changeDifference(
  session: Session,
  id: string,
  change: Partial<Omit<DifferenceRow, 'id' | 'day' | 'kind'>>,
): Promise<void> {
  await session.write(build('reconciliation_differences').where('id', id).update(change));
}

export async function countOpen(session: Session, day: string): Promise<number> {
  const row = await session.first<{ open: number }>(
    build('reconciliation_differences')
      .count({ open: '*' })
      .where('day', day)
      .whereNull('resolved_at'),
  );
  return row?.open ?? 0;
}

/**
 * What a run found replaces what earlier runs found: a difference that is gone disappears, unless two people have
 * already written down what it was. One that stays keeps its owner and its age.
 */
export async function saveFindings(
  session: Session,
  now: Date,
  day: string,
  findings: Finding[],
  isLate: boolean,
): Promise<void> {
  const key = (one: { outBillNo: string; kind: string }) => `${one.outBillNo} ${one.kind}`;
  const found = new Set(findings.map(key));
  const open = await session.rows<DifferenceRow>(
    build('reconciliation_differences').where('day', day).whereNull('resolved_at'),
  );
  for (const row of open)
    if (!found.has(key({ outBillNo: row.out_bill_no, kind: row.kind })))
      await session.write(build('reconciliation_differences').where('id', row.id).del());
  const owner = findings.length > 0 ? await leastBusy(session) : undefined;
  for (const one of findings)
    await session.write(
      build('reconciliation_differences')
        .insert({
          id: newId(now),
          day,
          out_bill_no: one.outBillNo,
          kind: one.kind,
          our_fen: one.ourFen,
          bill_fen: one.billFen,
          found_at: now,
          is_late: isLate,
          owner_id: owner?.id ?? null,
          owner_name: owner?.name ?? null,
        })
        .onConflict(['day', 'out_bill_no', 'kind'])
        .ignore(),
    );
}

/** Whoever of the finance staff has the fewest open differences looks after the next ones. */
async function leastBusy(session: Session): Promise<{ id: string; name: string } | undefined> {
  const people = await staffInRoles(session, ['finance'], 'anywhere');
  const busy = await session.rows<{ owner_id: string; open: number }>(
    build('reconciliation_differences')
      .select('owner_id')
      .count({ open: '*' })
      .whereNull('resolved_at')
      .whereNotNull('owner_id')
      .groupBy('owner_id'),
  );
  const openOf = (id: string) => busy.find((row) => row.owner_id === id)?.open ?? 0;
  const id = people.sort((a, b) => openOf(a) - openOf(b))[0];
  return id === undefined
    ? undefined
    : { id, name: (await staffNames(session, [id])).get(id) ?? id };
}
