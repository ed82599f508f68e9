import type { CaseState } from '../../../../contract/case-words.ts';
import { findReportFacts, type ReportFacts } from '../../../core/cases/index.ts';
import type { DomainEvents } from '../../../domain-events.ts';
import type { Session } from '../../../lib/db.ts';
import type { Moment } from '../../../lib/events.ts';
import { cellOf } from '../../../lib/geo.ts';
import { writeRejection, writeReport } from './store.ts';

const DRAFT_MS = 7 * 86_400_000;

/** When the person stood there: the phone's word, where it can be true; a draft may be a week old. */
export function seenAt({ capturedAt, reportedAt }: ReportFacts): Date {
  if (capturedAt === null) return reportedAt;
  const ageMs = reportedAt.getTime() - capturedAt.getTime();
  return ageMs >= 0 && ageMs <= DRAFT_MS ? capturedAt : reportedAt;
}

/** Written when a report arrives and when it is filed; nothing for what no citizen reported. */
export async function rememberReport(session: Session, caseId: string): Promise<void> {
  const facts = await findReportFacts(session, caseId);
  if (!facts) return;
  await writeReport(session, {
    case_id: facts.caseId,
    case_no: facts.caseNo,
    person_id: facts.personId,
    pick_id: facts.pickId,
    area_id: facts.areaId,
    longitude: facts.longitude,
    latitude: facts.latitude,
    cell: cellOf(facts),
    accuracy_m: facts.accuracyM,
    seen_at: seenAt(facts),
    reported_at: facts.reportedAt,
    filed_at: facts.filedAt,
    filed_by: facts.filedBy,
  });
}

/** A report that its reporter withdrew is void, too. */
const DROPPED: readonly (CaseState | null)[] = ['rejected', 'voided'];

/** A rejection counts until it is taken back; answers whether this step was one. */
export async function rememberStep(
  { session, now }: Moment,
  move: DomainEvents['case.moved'],
): Promise<'rejected' | null> {
  if (move.citizenId === null) return null;
  if (move.action === 'report') await rememberReport(session, move.caseId);
  const [was, is] = [DROPPED.includes(move.from), DROPPED.includes(move.to)];
  if (was && !is) await writeRejection(session, move.caseId, null);
  if (was || !is) return null;
  await writeRejection(session, move.caseId, { at: now, reason: move.reason ?? move.to });
  return move.to === 'rejected' ? 'rejected' : null;
}
