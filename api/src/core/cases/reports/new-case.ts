import type { z } from 'zod';
import type { reportBody } from '../../../../contract/cases.ts';
import type { Context } from '../../../context.ts';
import { shanghaiDay } from '../../../lib/clock.ts';
import { isDuplicateKey, type Session } from '../../../lib/db.ts';
import { cellOf, toWgs84 } from '../../../lib/geo.ts';
import { refuse } from '../../../lib/refusal.ts';
import { areaAt, type City } from '../../city/index.ts';
import { findCase, nextNumber } from '../store.ts';

type Finding = Omit<z.output<typeof reportBody>, 'photoIds'>;

/** What every new case has, whoever found it; refused outside the city and for kinds that do not exist. */
export function describeFinding(city: City, report: Finding, now: Date) {
  if (!city.picks.some((pick) => pick.id === report.pickId)) throw refuse('category_unknown');
  const position = toWgs84(report.place, report.place.datum);
  const area = areaAt(city, position);
  if (!area) throw refuse('outside_city');
  return {
    id: report.id,
    version: 1,
    last_seq: 1,
    pick_id: report.pickId,
    words: report.text,
    ...position,
    cell: cellOf(position),
    accuracy_m: report.place.accuracyM,
    address: report.place.address,
    area_id: area.id,
    received_longitude: report.place.longitude,
    received_latitude: report.place.latitude,
    received_datum: report.place.datum,
    captured_at: report.capturedAt === null ? null : new Date(report.capturedAt),
    reported_at: now,
  };
}

/** Call it last in the transaction: everybody who reports at this moment waits for the day's counter. */
export async function takeCaseNo(session: Session, city: City, now: Date): Promise<string> {
  const day = shanghaiDay(now);
  const number = String(await nextNumber(session, day)).padStart(5, '0');
  return `${city.settings.caseNoPrefix}-${day.replaceAll('-', '')}-${number}`;
}

/** Whether this very request has become a case already; another request under its id is refused. */
export async function isKnown(session: Session, id: string, requestHash: string): Promise<boolean> {
  const known = await findCase(session, id);
  if (known && known.request_hash !== requestHash) throw refuse('id_taken');
  return known !== undefined;
}

/** Runs the transaction that makes a case. Answers undefined when a resend, perhaps of this moment, was first. */
export async function makeOnce<Made>(
  context: Context,
  id: string,
  requestHash: string,
  make: (session: Session) => Promise<Made>,
): Promise<Made | undefined> {
  try {
    return await context.db.transaction(make);
  } catch (error) {
    // Somebody was faster with this id, or our own commit arrived although the answer did not.
    if (!isDuplicateKey(error) || !(await isKnown(context.db, id, requestHash))) throw error;
    return undefined;
  }
}
