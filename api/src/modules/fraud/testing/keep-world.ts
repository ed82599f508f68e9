import type { Session } from '../../../lib/db.ts';
import { cellOf } from '../../../lib/geo.ts';
import { newId } from '../../../lib/ids.ts';
import { writeReport } from '../reports/index.ts';
import type { Made } from './world.ts';

/** The ids under which cases and people of a made world are stored: the same name is always the same id. */
export function nameIds(): (name: string) => string {
  const ids = new Map<string, string>();
  return (name) => {
    const id = ids.get(name) ?? newId(new Date());
    ids.set(name, id);
    return id;
  };
}

/** Stores made reports as the city would have remembered them. */
export async function keepReports(
  session: Session,
  reports: readonly Made[],
  idOf: (name: string) => string,
): Promise<void> {
  for (const one of reports)
    await writeReport(session, {
      case_id: idOf(one.caseId),
      case_no: one.caseNo,
      person_id: idOf(one.personId),
      pick_id: one.pickId,
      area_id: one.areaId,
      longitude: one.longitude,
      latitude: one.latitude,
      cell: cellOf(one),
      accuracy_m: one.accuracyM,
      seen_at: one.seenAt,
      reported_at: one.reportedAt,
      filed_at: one.filedAt,
      filed_by: one.filedBy,
    });
}
