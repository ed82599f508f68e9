import { build, type Session } from '../../../lib/db.ts';
import { newId } from '../../../lib/ids.ts';
import { staffInRoles, staffNames } from '../../accounts/index.ts';
import type { Finding } from './compare-bill.ts';
import { changeDifference, differencesOfDay, NOTHING_PROPOSED } from './differences.ts';
import { followFindings, type Step } from './follow-findings.ts';
import { insertSighting } from './sightings.ts';

type Run = { now: Date; day: string; isLate: boolean };

export async function saveFindings(session: Session, run: Run, findings: Finding[]): Promise<void> {
  const steps = followFindings(await differencesOfDay(session, run.day), findings);
  const owner = steps.some((one) => one.kind === 'new') ? await leastBusy(session) : undefined;
  for (const step of steps)
    if (step.kind === 'new') await insertDifference(session, run, step, owner);
    else await change(session, run.now, step);
}

type Owner = { id: string; name: string };

async function insertDifference(
  session: Session,
  { now, day, isLate }: Run,
  { finding, round, words }: Extract<Step, { kind: 'new' }>,
  owner: Owner | undefined,
): Promise<void> {
  const id = newId(now);
  const inserted = await session.write(
    build('reconciliation_differences')
      .insert({
        ...{ id, day, round },
        out_bill_no: finding.outBillNo,
        kind: finding.kind,
        our_fen: finding.ourFen,
        bill_fen: finding.billFen,
        found_at: now,
        is_late: isLate,
        owner_id: owner?.id ?? null,
        owner_name: owner?.name ?? null,
      })
      .onConflict(['day', 'out_bill_no', 'kind', 'round'])
      .ignore(),
  );
  // Another run of the same day was first.
  if (inserted === 0) return;
  await insertSighting(session, now, { id, isGone: false, words, ...finding });
}

async function change(
  session: Session,
  now: Date,
  step: Exclude<Step, { kind: 'new' }>,
): Promise<void> {
  const { row, words } = step;
  const isGone = step.kind === 'gone';
  const ourFen = isGone ? row.our_fen : step.finding.ourFen;
  const billFen = isGone ? row.bill_fen : step.finding.billFen;
  await changeDifference(session, row.id, {
    ...NOTHING_PROPOSED,
    our_fen: ourFen,
    bill_fen: billFen,
    gone_at: isGone ? now : null,
  });
  await insertSighting(session, now, { id: row.id, ourFen, billFen, isGone, words });
}

/** Whoever of the finance staff has the fewest open differences looks after the next ones. */
async function leastBusy(session: Session): Promise<Owner | undefined> {
  const people = await staffInRoles(session, ['finance'], 'anywhere');
  const busy = await session.rows<{ owner_id: string; open: number }>(
    build('reconciliation_differences')
      .select('owner_id')
      .count({ open: '*' })
      .whereNull('resolved_at')
      .whereNull('gone_at')
      .whereNotNull('owner_id')
      .groupBy('owner_id'),
  );
  const openOf = (id: string) => busy.find((row) => row.owner_id === id)?.open ?? 0;
  const id = people.sort((a, b) => openOf(a) - openOf(b))[0];
  return id === undefined
    ? undefined
    : { id, name: (await staffNames(session, [id])).get(id) ?? id };
}
