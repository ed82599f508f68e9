import type { z } from 'zod';
import type { selfHandledBody } from '../../../../contract/cases.ts';
import type { PhotoRole } from '../../../../contract/files.ts';
import type { Context } from '../../../context.ts';
import type { Session } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';
import type { StaffActor } from '../../../module.ts';
import { type City, readCity } from '../../city/index.ts';
import { takePhotosOfRoles } from '../../files/index.ts';
import { findCase, insertCase, insertEvent } from '../store.ts';
import { describeFinding, makeOnce, takeCaseNo } from './new-case.ts';

export type SelfHandled = z.output<typeof selfHandledBody>;

/**
 * What an inspector settles on the spot is found, handled and closed in one request. It is nearly all of a city's
 * volume and earns nothing; the statistics count it apart by its source. Nothing is looked up before or read back
 * after: a resend shows itself by the key it meets.
 */
export async function reportSelfHandled(
  context: Context,
  inspector: StaffActor,
  report: SelfHandled,
): Promise<{ id: string; caseNo: string }> {
  const requestHash = sha256(JSON.stringify([inspector.id, report]));
  const city = await readCity(context.db);
  const now = context.clock.now();
  const row = {
    ...describeFinding(city, report, now),
    state: 'closed',
    source: 'self_handled',
    citizen_id: null,
    request_hash: requestHash,
    text_check: 'pass',
    handled_at: now,
    closed_at: now,
  };
  const caseNo =
    (await makeOnce(context, report.id, requestHash, (session) =>
      write(session, city, inspector, report, row),
    )) ?? (await findCase(context.db, report.id))?.case_no;
  if (caseNo === undefined) throw refuse('not_found');
  return { id: report.id, caseNo };
}

async function write(
  session: Session,
  city: City,
  inspector: StaffActor,
  report: SelfHandled,
  row: { id: string; reported_at: Date },
): Promise<string> {
  const now = row.reported_at;
  await takeBothSides(session, inspector, report);
  const { beforePhotoIds, afterPhotoIds } = report;
  await insertEvent(session, row.id, {
    seq: 1,
    action: 'self_handle',
    from_state: null,
    to_state: 'closed',
    actor_kind: 'staff',
    actor_id: inspector.id,
    actor_name: inspector.name,
    role: 'inspector',
    unit_id: inspector.unitId,
    unit_name: null,
    note: report.text || null,
    at: now,
    asked: { beforePhotoIds, afterPhotoIds, pickId: report.pickId },
  });
  const caseNo = await takeCaseNo(session, city, now);
  await insertCase(session, { ...row, case_no: caseNo });
  return caseNo;
}

/** A result cannot be proved with the picture of the problem. */
async function takeBothSides(session: Session, inspector: StaffActor, report: SelfHandled) {
  const of = (role: PhotoRole) => (id: string) => ({ id, role });
  const wanted = [
    ...report.beforePhotoIds.map(of('before')),
    ...report.afterPhotoIds.map(of('after')),
  ];
  const step = { caseId: report.id, eventSeq: 1, unitId: inspector.unitId };
  const taken = await takePhotosOfRoles(session, inspector.id, wanted, step);
  const before = taken.slice(0, report.beforePhotoIds.length).map((photo) => photo.sha256);
  if (taken.slice(before.length).some((photo) => before.includes(photo.sha256)))
    throw refuse('same_picture');
}
