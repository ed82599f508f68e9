import type { z } from 'zod';
import type { reportBody } from '../../../contract/cases.ts';
import type { Context } from '../../context.ts';
import { shanghaiDay } from '../../lib/clock.ts';
import { isDuplicateKey, type Session } from '../../lib/db.ts';
import { cellOf, toWgs84 } from '../../lib/geo.ts';
import { sha256 } from '../../lib/ids.ts';
import { refuse } from '../../lib/refusal.ts';
import { type Citizen, countForCitizen, findCitizen } from '../accounts/index.ts';
import { areaAt, readCity } from '../city/index.ts';
import { takePhotos } from '../files/index.ts';
import { findCase, insertCase, insertEvent, nextNumber } from './store.ts';

export type Report = z.output<typeof reportBody>;

/** A report becomes a case once, however often it is sent: the client made its id before the first try. */
export async function reportCase(
  context: Context,
  citizenId: string,
  report: Report,
): Promise<void> {
  const requestHash = sha256(JSON.stringify([citizenId, report]));
  if (await isKnown(context.db, report.id, requestHash)) return;
  const citizen = await findCitizen(context.db, context.seal, citizenId);
  if (!citizen?.consentVersion) throw refuse('consent_required');
  const row = await prepare(context, citizen, report, requestHash);
  try {
    await context.db.transaction((session) => write(context, session, citizen, report, row));
  } catch (error) {
    // Somebody was faster with this id, or our own commit arrived although the answer did not.
    if (!isDuplicateKey(error) || !(await isKnown(context.db, report.id, requestHash))) throw error;
  }
}

async function isKnown(session: Session, id: string, requestHash: string): Promise<boolean> {
  const known = await findCase(session, id);
  if (known && known.request_hash !== requestHash) throw refuse('id_taken');
  return known !== undefined;
}

/** Everything that can be found out before the transaction, the platform's word on the text included. */
async function prepare(context: Context, citizen: Citizen, report: Report, requestHash: string) {
  const city = await readCity(context.db);
  if (!city.picks.some((pick) => pick.id === report.pickId)) throw refuse('category_unknown');
  const position = toWgs84(report.place, report.place.datum);
  const area = areaAt(city, position);
  if (!area) throw refuse('outside_city');
  const now = context.clock.now();
  return {
    id: report.id,
    state: 'reported',
    version: 1,
    last_seq: 1,
    source: 'citizen',
    citizen_id: citizen.id,
    request_hash: requestHash,
    pick_id: report.pickId,
    words: report.text,
    text_check: await checkText(context, citizen, report.text),
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

async function checkText(context: Context, citizen: Citizen, text: string): Promise<string> {
  const openid = citizen.openid();
  if (text === '' || openid === null) return 'pass';
  const verdict = await context.vendors.wechatPlatform.checkText({
    openid,
    content: text,
    scene: 2,
  });
  if (verdict === 'risky') throw refuse('content_refused');
  return verdict;
}

async function write(
  context: Context,
  session: Session,
  citizen: Citizen,
  report: Report,
  row: Awaited<ReturnType<typeof prepare>>,
): Promise<void> {
  const now = row.reported_at;
  const { settings } = await readCity(context.db);
  await takePhotos(session, citizen.id, report.photoIds, {
    caseId: row.id,
    role: 'before',
    eventSeq: 1,
    unitId: null,
  });
  await insertEvent(session, row.id, {
    seq: 1,
    action: 'report',
    from_state: null,
    to_state: 'reported',
    actor_kind: 'citizen',
    actor_id: citizen.id,
    actor_name: citizen.alias,
    role: 'citizen',
    unit_id: null,
    unit_name: null,
    note: null,
    at: now,
    payload: { photoIds: report.photoIds, pickId: report.pickId },
  });
  await countForCitizen(session, citizen.id, 'reported_count');
  // Last, because everybody who reports at this moment waits for the day's counter.
  const day = shanghaiDay(now);
  const number = String(await nextNumber(session, day)).padStart(5, '0');
  const caseNo = `${settings.caseNoPrefix}-${day.replaceAll('-', '')}-${number}`;
  await insertCase(session, { ...row, case_no: caseNo });
  await context.events.publish(
    'case.moved',
    { session, now },
    {
      caseId: row.id,
      caseNo,
      citizenId: citizen.id,
      action: 'report',
      from: null,
      to: 'reported',
      note: null,
    },
  );
}
